import type { Capacity } from '../../../types/administration'
import { collection } from '../../kit/db'

interface CapacityDocument extends Capacity { _id: string }

const settings = collection<CapacityDocument>('settings')

/** The zone's rule: a zone leader is paired with five enterprises, a department head with ten. */
const usual: Capacity = { leader: 5, head: 10 }

export const capacitySet = (): Promise<CapacityDocument | null> => settings.get('capacity')

export const capacityNow = async (): Promise<Capacity> => {
  const set = await capacitySet()
  return set ? { leader: set.leader, head: set.head } : usual
}
