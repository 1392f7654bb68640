import type { PersonAction } from '@guagou/types/ticket'
import type { Ticket } from '@guagou/types/ticket-view'
import { useCallback, useState } from 'react'
import { ErrorPanel } from '../../components/error-panel'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { explain } from '../../services/refusal-text'
import { useTicket } from './calls'
import { forms, type DirectAction } from './forms'
import { actionWords, doneWords } from './words'

type FormedAction = Exclude<PersonAction, DirectAction>

interface OpenForm {
  ticketId: string
  action: FormedAction
}

/** Loads what the form needs; in the list only the row is known. */
function LoadedForm({ ticketId, action, close }: OpenForm & { close(): void }) {
  const { data: loaded, error, refetch, isFetching } = useTicket(ticketId)
  // What was seen of it some time ago can lack what the form is about: a reason asked for since, an extension.
  // From then on the form belongs to the ticket as it was opened for: a change behind it is told by the refusal.
  const [opened, setOpened] = useState<Ticket | null>(null)
  if (loaded && !isFetching && opened === null) setOpened(loaded)
  const ticket = opened
  const done = useCallback(() => {
    close()
    toast(doneWords[action])
  }, [close, action])
  if (ticket) {
    const Form = forms[action]
    return <Form ticket={ticket} close={close} done={done} />
  }
  return (
    <Sheet open title={actionWords[action]} onClose={close}>
      {error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={3} lead={false} />}
    </Sheet>
  )
}

/** The forms of a screen: `open` shows one, `sheet` is where it stands. */
export const useActionSheet = () => {
  const [form, setForm] = useState<OpenForm | null>(null)
  const close = useCallback(() => setForm(null), [])
  const open = useCallback((ticketId: string, action: FormedAction) => setForm({ ticketId, action }), [])
  return { open, sheet: form && <LoadedForm key={`${form.ticketId} ${form.action}`} {...form} close={close} /> }
}

export type OpenAction = ReturnType<typeof useActionSheet>['open']
