import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { spokenAttributes } from './spoken'

const here = path.resolve(__dirname, '..')
const modern = /node_modules[\\/](@tanstack|zustand|zod)[\\/]/
const localCloud = 'http://127.0.0.1:8080'

/**
 * One config for both builds. `taro` runs with miniprogram/ as its folder and finds packages one level up.
 * GUAGOU_CLOUD_URL  a local cloud for the weapp build; watching builds have one by default, releases none
 * GUAGOU_CLOUD_ENV  id of the CloudBase environment; empty means the one bound to the mini program
 * GUAGOU_OUT        another output folder, for test builds beside dist/
 */
export default defineConfig((_merge, { mode }) => {
  const watching = mode === 'development'
  const platform = process.env.TARO_ENV
  const cloudUrl = process.env.GUAGOU_CLOUD_URL ?? (watching ? localCloud : '')
  return {
    projectName: 'guagou',
    date: '2026-01-01',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    // The watching server keeps its files in memory and empties its folder: never that of the build.
    outputRoot: process.env.GUAGOU_OUT ?? `../dist/${watching && platform === 'h5' ? 'h5-watch' : platform}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    plugins: [['@tarojs/plugin-inject', { components: spokenAttributes }]],
    // Taro's minifier quotes every key, which breaks the private fields (#name) of published classes.
    terser: { enable: true, config: { output: { quote_keys: false } } },
    alias: { '@guagou/types': path.resolve(here, '../types') },
    defineConstants: {
      GUAGOU_CLOUD_URL: JSON.stringify(platform === 'h5' ? '' : cloudUrl),
      GUAGOU_CLOUD_ENV: JSON.stringify(process.env.GUAGOU_CLOUD_ENV ?? ''),
    },
    mini: {
      // Older phones' WeChat cannot read the modern syntax that these packages are published in.
      compile: { include: [path.resolve(here, '../types'), (file: string) => modern.test(file)] },
      // Sizes are CSS pixels, as in WeUI: text follows the person's setting, not the width of the screen.
      postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
      optimizeMainPackage: { enable: true },
      webpackChain(chain) {
        // WeChat has no AbortController, without which react-query never settles.
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- webpack hands its own copy in nowhere else
        chain.plugin('abort-controller').use(require('webpack').ProvidePlugin, [{
          AbortController: ['abortcontroller-polyfill/dist/cjs-ponyfill.js', 'AbortController'],
        }])
      },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: [path.resolve(here, '../types')] },
      postcss: { autoprefixer: { enable: true }, pxtransform: { enable: false }, cssModules: { enable: false } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      webpackChain(chain) {
        // What two pages share is loaded once.
        chain.merge({
          performance: { hints: false },
          optimization: { chunkIds: 'named', splitChunks: { cacheGroups: { shared: { name: 'shared', chunks: 'async', minChunks: 2, enforce: true } } } },
        })
      },
      devServer: {
        host: '127.0.0.1',
        port: 10086,
        open: false,
        // The local cloud answers its own address only, so the proxy speaks as that.
        proxy: [{
          context: ['/call', '/dev', '/live'],
          target: cloudUrl || localCloud,
          changeOrigin: true,
          headers: { origin: cloudUrl || localCloud },
          ws: true,
        }],
      },
    },
  }
})
