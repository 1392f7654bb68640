import * as z from 'zod/mini'
import { QueryClientProvider } from '@tanstack/react-query'
import type { PropsWithChildren } from 'react'
import { useLiveSession } from './live-session'
import { queryClient, startQueries } from './services/query'
import './app.scss'

// WeChat has no `new Function`, with which zod would compile its parsers.
z.config({ jitless: true })
/* eslint-disable @typescript-eslint/no-require-imports -- imports would bring them into the WeChat build */
if (process.env.TARO_ENV === 'h5') {
  require('./styles/browser.scss')
  require('./tab-links')
  require('./push-panel')
}
/* eslint-enable @typescript-eslint/no-require-imports */
startQueries()

const LiveSession = () => {
  useLiveSession()
  return null
}

export default function App({ children }: PropsWithChildren) {
  return (
    <QueryClientProvider client={queryClient}>
      <LiveSession />
      {children}
    </QueryClientProvider>
  )
}
