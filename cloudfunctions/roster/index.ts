import { serve } from '../kit/serve'
import { bureaus, enterprises, officers } from './lists'
import { bind, me } from './me'

export const main = serve('roster', {
  'roster.me': me,
  'roster.bind': bind,
  'roster.bureaus': bureaus,
  'roster.officers': officers,
  'roster.enterprises': enterprises,
})
