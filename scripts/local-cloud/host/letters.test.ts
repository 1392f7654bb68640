import { gatherLetters } from './letters'
interface Letter { id: number; body: string }

const sent: Letter[][] = []
const put = gatherLetters<Letter>((letters) => sent.push(letters))
const turn = () => new Promise((resolve) => setImmediate(resolve))
beforeEach(() => { sent.length = 0 })

test('what is said in one turn, after however many awaits, goes out together and in order', async () => {
  put({ id: 1, body: 'a' })
  void (async () => {
    for (let wait = 0; wait < 20; wait++) await Promise.resolve()
    put({ id: 2, body: 'b' })
  })()
  expect(sent).toEqual([])
  await turn()
  expect(sent).toEqual([[{ id: 1, body: 'a' }, { id: 2, body: 'b' }]])
})

test('what is said in another turn goes out by itself, and silence sends nothing', async () => {
  put({ id: 3, body: 'c' })
  await turn()
  put({ id: 4, body: 'd' })
  await turn()
  await turn()
  expect(sent.map((letters) => letters.map(({ id }) => id))).toEqual([[3], [4]])
})
