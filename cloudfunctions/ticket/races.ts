/** When others move a ticket at the same moment, the clock's own work looks again this often. */
export const looks = 5

/** Others were faster every time: the order stays in the outbox and comes again. */
export class LostRaces extends Error {
  constructor(ticketId: string) {
    super(`others keep moving ${ticketId}`)
  }
}
