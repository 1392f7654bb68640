import { faultOf, openGraveyard, steps } from './deaths'
import { damageOf, openSea } from './storms'

test('a sender that dies at any of its steps loses nothing, and doubles only what is counted', async () => {
  const graveyard = await openGraveyard()
  try {
    for (const [round, step] of steps.entries()) expect(faultOf(await graveyard.die(step, round))).toBeNull()
  } finally {
    await graveyard.close()
  }
})

test('ten timers, a WeChat that hangs or refuses, and a clock that jumps: told once, or counted', async () => {
  const sea = await openSea()
  try {
    for (const [round, storm] of ['error 43101 thrice', 'error 45009', 'ten timers while WeChat hangs', 'the clock jumps'].entries()) {
      expect(damageOf(await sea.sail(storm, round))).toBeNull()
    }
  } finally {
    await sea.close()
  }
})
