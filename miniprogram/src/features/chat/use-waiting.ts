import type { WaitingPlace } from '@guagou/types/chat'
import type { Me } from '@guagou/types/roster'
import { useQuery } from '@tanstack/react-query'
import { callQuery } from '../../services/query'
import { useMe } from '../session/signed-in'

const minute = 60_000

/** Who owes the enterprises answers. */
const answers = ({ roles }: Me): boolean => roles.some((role) => role === 'cadre' || role === 'officer' || role === 'lead')

/** Everywhere an enterprise waits for an answer of mine, most urgent first; nothing for who owes none. */
export const useWaiting = (): readonly WaitingPlace[] => {
  const me = useMe()
  const { data } = useQuery({ ...callQuery('chat.waiting', {}), enabled: answers(me), refetchInterval: minute })
  return data?.places ?? []
}
