import type { Capacity } from '../../../types/administration'
import { collection } from '../../kit/db'
import { usualCapacity } from '../domain/load'

interface CapacityDocument extends Capacity { _id: string }

const settings = collection<CapacityDocument>('settings')

export const capacitySet = (): Promise<CapacityDocument | null> => settings.get('capacity')

export const capacityNow = async (): Promise<Capacity> => {
  const set = await capacitySet()
  return set ? { leader: set.leader, head: set.head } : usualCapacity
}
