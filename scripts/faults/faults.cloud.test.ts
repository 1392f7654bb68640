import { faultOf, openGraveyard, steps } from './deaths'

test('a sender that dies at any of its steps loses nothing, and doubles only what is counted', async () => {
  const graveyard = await openGraveyard()
  try {
    for (const [round, step] of steps.entries()) expect(faultOf(await graveyard.die(step, round))).toBeNull()
  } finally {
    await graveyard.close()
  }
})
