import type { DemoCloud } from '../e2e/demo-cloud'
import { atRest, intention } from '../e2e/demo-cloud'
import { seededRandom } from '../seed/random'

export interface Simulated {
  handovers: number
  messages: number
  tickets: number
  moves: number
  /** What must never be: each a sentence. */
  broken: string[]
  seconds: number
}

interface Stored { _id: string; [field: string]: unknown }

/**
 * Officials hand over at random moments while enterprises and cadres talk and work, all at once. Afterwards: no ticket,
 * promise or reminder without its person, no acknowledged message lost, nobody who still gets in by what he was.
 */
export const simulateHandovers = async (demo: DemoCloud, count: number, seed: number, places = 12): Promise<Simulated> => {
  const random = seededRandom(seed)
  const began = performance.now()
  const { engine } = demo.cloud
  const all = (name: string, filter = {}): Stored[] => engine.find(name, filter, { limit: 100_000 }) as unknown as Stored[]
  const rooms = all('rooms').slice(0, places).map(({ _id }) => _id)
  const cadres = all('people', { roles: 'cadre' }).slice(0, 9).map(({ _id }) => _id)
  const staff = new Map(rooms.map((id) => [id, all('people', { enterpriseId: id })[0]!._id]))
  const said: { room: string; id: string }[] = []
  const raised: string[] = []
  let moves = 0
  let running = true
  const cadreNow = (room: string): string => {
    const now = demo.cloud.clock.now()
    const members = all('rooms', { _id: room })[0]!.members as { id: string; role: string; from: number; to: number }[]
    return members.find((member) => member.role === 'cadre' && member.from <= now && now < member.to)!.id
  }

  const talk = async (): Promise<void> => {
    while (running) {
      const room = random.pick(rooms)
      // The cadre is looked up before he speaks: now and then he is one no more when the words arrive, and is refused.
      const by = random.below(2) === 0 ? staff.get(room)! : cadreNow(room)
      const answer = await demo.ask(by, 'chat.send', { roomId: room, requestId: intention(), text: `第 ${said.length} 句` })
      if (answer.ok) said.push({ room, id: answer.value.id })
    }
  }
  const work = async (): Promise<void> => {
    while (running) {
      const room = random.pick(rooms)
      const made = await demo.ask(staff.get(room)!, 'ticket.raise', { roomId: room, requestId: intention(), title: `第 ${raised.length} 件`, text: '事', category: 'request' })
      if (!made.ok) continue
      raised.push(made.value.id)
      const cadre = cadreNow(room)
      const accepted = await demo.ask(cadre, 'ticket.accept', { ticketId: made.value.id, requestId: intention() })
      if (accepted.ok) moves += 1
      if (accepted.ok && random.below(3) === 0) {
        const asked = await demo.ask(cadreNow(room), 'ticket.ask', { ticketId: made.value.id, requestId: intention(), owed: '材料' })
        if (asked.ok) moves += 1
      }
    }
  }

  const lanes = [talk(), talk(), work(), work()]
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const gone: { room: string; person: string }[] = []
  let done = 0
  for (let attempt = 0; done < count && attempt < count * 4; attempt += 1) {
    await pause(random.below(60))
    const room = random.pick(rooms)
    const fromId = cadreNow(room)
    const toId = random.pick(cadres.filter((id) => id !== fromId))
    // Some now, some within the next two minutes; two at once on one enterprise: one of them is refused.
    const at = random.below(2) === 0 ? undefined : demo.cloud.clock.now() + random.below(120_000)
    const answer = await demo.ask('admin-1', 'roster.handover', {
      requestId: intention(), fromId, toId, enterpriseIds: [room], ...(at === undefined ? {} : { at }),
    })
    if (answer.ok && answer.value.enterprises.length > 0) {
      done += 1
      gone.push({ room, person: fromId })
    }
  }
  running = false
  await Promise.all(lanes)
  // The scheduled ones come due, and the second look a minute after each.
  const minute = async (): Promise<void> => {
    await atRest(demo)
    await demo.cloud.clock.set(demo.cloud.clock.now() + 60_000)
    await demo.cloud.runTimers()
  }
  for (let passed = 0; passed < 5; passed += 1) await minute()
  // A busy machine works off less in a timer's time; the work is owed all the same.
  const owed = () => all('outbox', { state: 'pending', dueAt: { $lte: demo.cloud.clock.now() + 60_000 } })
    .filter(({ kind }) => ['handover', 'cadres', 'line'].includes(kind as string))
  for (let round = 0; round < 60 && owed().length > 0; round += 1) await minute()
  await atRest(demo)

  const broken: string[] = owed().map(({ _id, kind, tries, lastError }) => `not worked off: ${String(kind)} ${_id}, tried ${String(tries)} times, ${String(lastError)}`)
  const { findings } = await demo.get('admin-1', 'roster.check', {})
  for (const { kind, name, about } of findings.filter(({ level }) => level === 'error')) broken.push(`${kind}: ${name} ${about ?? ''}`)
  const kept = new Set(all('messages').map(({ _id }) => _id))
  for (const { room, id } of said) if (!kept.has(id)) broken.push(`a message of ${room} is lost: ${id}`)
  for (const { room, person } of gone) {
    if (cadreNow(room) === person) continue
    for (const call of ['chat.room', 'chat.before'] as const) {
      if ((await demo.ask(person, call, { roomId: room })).ok) broken.push(`${person} still reads ${room} by ${call}`)
    }
    const one = all('tickets', { roomId: room })[0]
    if (one && (await demo.ask(person, 'ticket.view', { ticketId: one._id })).ok) broken.push(`${person} still reads ticket ${one._id}`)
  }
  for (const ticket of all('tickets', { state: { $in: ['raised', 'routed', 'handling', 'waiting', 'answered'] } })) {
    const { id } = ticket.responsible as { id: string }
    if (!(await demo.ask(id, 'ticket.view', { ticketId: ticket._id })).ok) broken.push(`${id} is responsible for ${ticket._id} and may not see it`)
  }
  return { handovers: done, messages: said.length, tickets: raised.length, moves, broken, seconds: (performance.now() - began) / 1000 }
}
