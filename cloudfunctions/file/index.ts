import { serve } from '../kit/serve'
import { begin } from './begin'
import { askAgain, hearVerdict } from './checking'
import { finish } from './finish'
import { link, links } from './links'
import { sweep } from './sweep'

export const main = serve(
  'file',
  { 'file.begin': begin, 'file.finish': finish, 'file.link': link, 'file.links': links },
  {
    event: hearVerdict,
    timer: async (now) => {
      await askAgain(now)
      await sweep(now)
    },
  },
)
