import { useState } from 'react'
import { ErrorPanel } from '../../../components/error-panel'
import { Skeleton } from '../../../components/skeleton'
import { explain } from '../../../services/refusal-text'
import { useMe } from '../../session/signed-in'
import { useOfficers } from '../calls'
import { useAction } from '../use-action'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { OneOf } from './options'

/** Who has it in my bureau: the whole ticket, or the part of it that a supporting bureau does. */
export function AssignForm({ ticket, close, done }: FormProps) {
  const { bureau } = useMe()
  const part = ticket.supportBureaus.find(({ id }) => id === bureau?.id)
  const has = part ? part.officer : ticket.responsible
  const action = useAction('assign', ticket.id, done)
  const { data, error, refetch } = useOfficers()
  const [officerId, setOfficer] = useState<string | null>(null)
  const others = data?.officers.filter((officer) => officer.id !== has?.id) ?? []
  return (
    <FormSheet
      title={actionWords.assign}
      close={close}
      submit="指派"
      missing={officerId === null ? '请选择经办人' : null}
      action={action}
      onSubmit={() => officerId !== null && void action.submit({ officerId })}
    >
      {data ? (
        <OneOf
          label={has === null ? `${part!.name}协办这件诉求，交给` : `现在由 ${has.name} ${part ? '协办' : '负责'}，改由`}
          options={others.map(({ id, name }) => ({ value: id, text: name }))}
          value={officerId}
          onChange={setOfficer}
        />
      ) : error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />}
    </FormSheet>
  )
}
