// One jest for the whole house. Projects differ in what they need around them: nothing, a DOM,
// a running local cloud, built bundles or a browser; `npm test` runs them in this order.
const swc = (react) => ['@swc/jest', {
  jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: react }, transform: { react: { runtime: 'automatic' } } },
}]
const base = {
  rootDir: __dirname,
  transform: { '^.+\\.tsx$': swc(true), '^.+\\.(ts|js|mjs|cjs)$': swc(false) },
  // Some of the app is plain code that servers' tests use as well.
  moduleNameMapper: { '^@guagou/types/(.*)$': '<rootDir>/types/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
}
// Packages that ship only ES modules are transformed too.
const esm = ['mingo', 'bson', 'chinese-days']
const transformIgnorePatterns = [`/node_modules/(?!(${esm.join('|')})/)`]
const setupFilesAfterEnv = ['<rootDir>/scripts/jest/patience.ts']

module.exports = {
  projects: [
    { ...base, displayName: 'rules', testEnvironment: 'node', transformIgnorePatterns,
      testMatch: ['<rootDir>/types/**/*.test.ts', '<rootDir>/cloudfunctions/**/*.test.ts', '<rootDir>/scripts/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(cloud|weapp|browser)\\.test\\.ts$'] },
    { ...base, displayName: 'app', testEnvironment: 'jsdom', transformIgnorePatterns,
      testMatch: ['<rootDir>/miniprogram/**/*.test.ts', '<rootDir>/miniprogram/**/*.test.tsx'],
      setupFiles: ['<rootDir>/miniprogram/test/setup.ts'],
      // The app is tested as its browser build: Taro's controls become plain elements, styles disappear.
      moduleNameMapper: {
        '^@guagou/types/(.*)$': '<rootDir>/types/$1',
        '^@tarojs/components$': '<rootDir>/miniprogram/test/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/miniprogram/test/taro.ts',
        '\\.(scss|css|png)$': '<rootDir>/miniprogram/test/nothing.ts',
      } },
    { ...base, displayName: 'cloud', testEnvironment: 'node', transformIgnorePatterns, setupFilesAfterEnv,
      testMatch: ['<rootDir>/**/*.cloud.test.ts'] },
    { ...base, displayName: 'weapp', testEnvironment: 'node', transformIgnorePatterns, setupFilesAfterEnv,
      testMatch: ['<rootDir>/scripts/**/*.weapp.test.ts'] },
    { ...base, displayName: 'browser', testEnvironment: 'node', transformIgnorePatterns, setupFilesAfterEnv,
      testMatch: ['<rootDir>/scripts/**/*.browser.test.ts'] },
  ],
}
