/** Taro's weapp templates carry no aria-* attributes by default; these are the ones our controls use. */
const attributes = [
  'aria-label', 'aria-role', 'aria-hidden', 'aria-disabled', 'aria-selected', 'aria-checked', 'aria-expanded',
  'aria-live', 'aria-modal', 'aria-valuenow', 'aria-valuemin', 'aria-valuemax',
]

const controls = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView']

export const spokenAttributes = Object.fromEntries(
  controls.map((control) => [control, Object.fromEntries(attributes.map((name) => [name, '']))]),
)
