import { startAt } from '../../navigation'

let going = false

/** All open tabs notice at once that nobody is signed in; the first of them leads away. */
export const goToSignIn = (): void => {
  if (going) return
  going = true
  const arrived = () => {
    going = false
  }
  startAt('sign-in').then(arrived, arrived)
}
