// The first thing npm start and npm test run, on a machine that may have nothing but Node: it installs what is missing
// and builds what is stale. Old Node versions must be able to read this file, so that they get a sentence and no syntax
// error.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error('需要 Node.js 20 或更新,这里是 ' + process.versions.node + '。请先升级。')
  console.error('Node.js 20 or newer is needed, this is ' + process.versions.node + '.')
  process.exit(1)
}
import('./bootstrap-steps.mjs').then((steps) => steps.prepare(process.argv[2]))
