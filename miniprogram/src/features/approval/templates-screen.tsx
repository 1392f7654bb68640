import { View } from '@tarojs/components'
import type { Output } from '@guagou/types/api'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { back } from '../../navigation'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { useTemplates } from './calls'
import { TemplateEditor } from './template-editor'
import './approval.scss'

export type KnownTemplate = Output<'ticket.templates'>['templates'][number]

const fresh = (): KnownTemplate => ({ id: `own-${requestId().slice(0, 20)}`, name: '', items: [], version: 0, retired: false })

/** Templates of approvals, as administrators keep them. What is under way keeps what it was started with. */
export function TemplatesScreen({ at }: { at: string | null }) {
  const { data, error, refetch } = useTemplates()
  const [edited, setEdited] = useState<KnownTemplate | null>(() => (at === 'new' ? fresh() : null))
  // Whoever came for one template goes back to where he came from.
  const asked = at === null ? null : edited ?? data?.templates.find(({ id }) => id === at) ?? null
  if (asked) return <TemplateEditor key={asked.id} template={asked} close={back} />
  if (edited) return <TemplateEditor template={edited} close={() => setEdited(null)} />
  return (
    <Screen title="审批模板">
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />)}
      {data && (
        <CellGroup heading="修改后只影响新启动的并联审批">
          {data.templates.map((template) => (
            <Cell
              key={template.id}
              title={template.name}
              note={`${template.items.length} 个事项：${template.items.map(({ name }) => name).join('、')}`}
              trail={template.retired ? <Tag text="已停用" /> : template.version === 0 ? <Tag text="内置" marked={false} /> : <Tag text={`第 ${template.version} 版`} tone="info" marked={false} />}
              onPress={() => setEdited(template)}
            />
          ))}
        </CellGroup>
      )}
      <View className="approval-foot"><Button kind="primary" onPress={() => setEdited(fresh())}>新建模板</Button></View>
    </Screen>
  )
}
