// One project per world the code runs in. `functions` needs PostgreSQL (its global setup gives one server and a
// migrated template database); `package` runs the compiled WeChat package under WeChat's own exparser and wcc.
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
]
const base = {
  rootDir: __dirname,
  transform: { '/@jsquash/.+\\.js$': '<rootDir>/test/world/es-module.js', '^.+\\.(t|j)sx?$': swc },
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1', '^@kernel/(.*)$': '<rootDir>/cloudfunctions/kernel/$1' },
  // Published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!@jsquash/)'],
}

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'functions',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/{rules,kernel,contract,race,crash,functions,house}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/world/start-database.ts',
      globalTeardown: '<rootDir>/test/world/stop-database.ts',
    },
    {
      ...base,
      displayName: 'package',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/weapp/**/*.test.ts'],
      transformIgnorePatterns: ['/node_modules/', '/dist/'],
    },
  ],
}
