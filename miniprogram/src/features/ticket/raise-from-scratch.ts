import type { Me } from '@guagou/types/roster'
import { startRaising } from './raising'

export const mayRaise = (me: Me): boolean => me.roles.includes('staff') || me.roles.includes('cadre')

/** A ticket that no message began; a cadre chooses the enterprise on the page. */
export const raiseFromScratch = (me: Me): void => startRaising({ roomId: me.enterprise?.id ?? '', messages: [] })
