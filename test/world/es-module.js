// The image codecs are published as ES modules that ask for import.meta.url, which jest's CommonJS does not have.
const { transformSync } = require('esbuild')

module.exports = {
  process: (source) => ({
    code: transformSync(source, {
      format: 'cjs',
      target: 'node20',
      define: { 'import.meta.url': '"file:///codec.js"' },
    }).code,
  }),
}
