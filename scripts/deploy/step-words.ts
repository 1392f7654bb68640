import type { Step } from './plan'

/** A step as a person reads it. Names of settings may appear, values never. */
export const stepWords = (step: Step): string => {
  switch (step.kind) {
    case 'createCollection': return `create collection ${step.collection}`
    case 'setRule': return `set rule of ${step.collection}: ${step.rule}`
    case 'addIndexes': return `add to ${step.collection}: ${step.indexes.map(indexWords).join(', ')}`
    case 'createFunction': {
      const { name, runtime, memorySize, timeout, triggers } = step.fn
      const timers = triggers.map((trigger) => `, timer ${trigger.name} "${trigger.config}"`).join('')
      return `create function ${name}: ${runtime}, ${memorySize} MB, ${timeout} s${timers}`
    }
    case 'updateCode': return `update code of ${step.fn.name}`
    case 'configure': return `configure ${step.fn.name}: ${step.changes.join(', ')}`
    case 'removeTrigger': return `remove timer ${step.trigger} of ${step.fn}, which has another schedule`
    case 'createTrigger': return `add timer ${step.trigger.name} "${step.trigger.config}" to ${step.fn}`
  }
}

const indexWords = ({ IndexName, MgoKeySchema }: Extract<Step, { kind: 'addIndexes' }>['indexes'][number]): string => {
  const keys = MgoKeySchema.MgoIndexKeys.map(({ Name, Direction }) => (Direction === '-1' ? `${Name} ↓` : Name)).join(', ')
  return `${MgoKeySchema.MgoIsUnique ? 'unique ' : ''}index ${IndexName} (${keys})`
}
