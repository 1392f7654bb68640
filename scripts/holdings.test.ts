import { holdings } from '../cloudfunctions/kit/holdings'
import { collections } from './collections'

test('every collection says what it holds of an enterprise, so that none is forgotten when it is exported or deleted', () => {
  expect(Object.keys(holdings).sort()).toEqual(collections.map(({ name }) => name).sort())
})
