// One jest for the whole house. Projects differ in what they need around them: nothing, a DOM,
// a running local cloud, built bundles or a browser; `npm test` runs them in this order.
const swc = (react) => ['@swc/jest', {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: react }, transform: { react: { runtime: 'automatic' } } },
}]
const base = {
  rootDir: __dirname,
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.(ts|js|mjs|cjs)$': swc(false) },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
}
// Packages that ship only ES modules are transformed too.
const esm = ['mingo', 'bson', 'chinese-days']
const transformIgnorePatterns = [`/node_modules/(?!(${esm.join('|')})/)`]

module.exports = {
  projects: [
    { ...base, displayName: 'rules', testEnvironment: 'node', transformIgnorePatterns,
      testMatch: ['<rootDir>/types/**/*.test.ts', '<rootDir>/cloudfunctions/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(cloud|weapp|browser)\\.test\\.ts$'] },
    { ...base, displayName: 'app', testEnvironment: 'jsdom', transformIgnorePatterns,
      testMatch: ['<rootDir>/miniprogram/**/*.test.ts', '<rootDir>/miniprogram/**/*.test.tsx'] },
    { ...base, displayName: 'cloud', testEnvironment: 'node', transformIgnorePatterns,
      testMatch: ['<rootDir>/**/*.cloud.test.ts'] },
    { ...base, displayName: 'weapp', testEnvironment: 'node', transformIgnorePatterns,
      testMatch: ['<rootDir>/scripts/**/*.weapp.test.ts'] },
    { ...base, displayName: 'browser', testEnvironment: 'node', transformIgnorePatterns,
      testMatch: ['<rootDir>/scripts/**/*.browser.test.ts'] },
  ],
}
