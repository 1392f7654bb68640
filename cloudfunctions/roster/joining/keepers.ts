import { membersAt } from '../../chat/domain/membership'
import { roomById } from '../../kit/directory'
import { admins } from '../store'

/** Whoever may let somebody into the enterprise at `now`: its cadre; administrators where nobody knows which it is. */
export const keepersOf = async (enterpriseId: string | null, now: number): Promise<string[]> => {
  const room = enterpriseId === null ? null : await roomById(enterpriseId)
  const cadres = room ? membersAt(room, now).filter(({ role }) => role === 'cadre').map(({ id }) => id) : []
  return cadres.length > 0 ? cadres : (await admins(now)).map(({ _id }) => _id)
}
