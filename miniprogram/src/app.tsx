import * as z from 'zod/mini'
import { QueryClientProvider } from '@tanstack/react-query'
import type { PropsWithChildren } from 'react'
import { useLiveSession } from './live-session'
import { queryClient, startQueries } from './services/query'
import './app.scss'

// WeChat has no `new Function`, with which zod would compile its parsers.
z.config({ jitless: true })
// eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would bring it into the WeChat build
if (process.env.TARO_ENV === 'h5') require('./styles/browser.scss')
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
