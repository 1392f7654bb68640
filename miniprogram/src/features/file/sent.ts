import { onTokenChange } from '../../services/session-token'

/** Where this device has what it has just sent, by the message's request id: shown without being fetched back. */
const addresses = new Map<string, string>()
onTokenChange(() => addresses.clear())

export const noteSent = (requestId: string, address: string): void => void addresses.set(requestId, address)

export const sentAddress = (requestId: string): string | undefined => addresses.get(requestId)
