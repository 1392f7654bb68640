import { sheetKinds } from '@guagou/types/import'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Cell, CellGroup } from '../../../components/cell'
import { NoticeBar } from '../../../components/notice-bar'
import { toast } from '../../../components/toast'
import { explain } from '../../../services/refusal-text'
import { requestId } from '../../../services/request-id'
import { api } from '../../../services/api'
import { Refused } from '../../../services/query'
import { breathe, handOver } from '../../../services/sheet-files'
import { sheetNames } from '../sheets/headings'
import { sheetOf, templateFile } from '../sheets/template'
import { writeXlsx } from '../sheets/write-xlsx'
import { CheckedStep } from './checked-step'
import { MatchedStep } from './matched-step'
import { Progress } from './progress'
import { type Call, exportSheet } from './send'
import { useImport } from './use-import'

const call: Call = async (name, input) => {
  const answer = await api(name, input, 60_000)
  if (!answer.ok) throw new Refused(answer.refusal)
  return answer.value
}

/** A spreadsheet in, a spreadsheet out. Nothing is written before it was looked at and confirmed. */
export function ImportSection() {
  const flow = useImport()
  const { step } = flow
  if (step.at === 'working') return <Progress what={step.what} progress={step.progress} onCancel={flow.cancel} />
  if (step.at === 'matched') return <MatchedStep fileName={step.fileName} sheets={step.sheets} onChange={(sheets) => flow.rematch(step.fileName, sheets)} onCheck={() => void flow.check(step.fileName, step.sheets)} onLeave={flow.restart} />
  if (step.at === 'checked' || step.at === 'done') {
    return (
      <CheckedStep
        step={step} onDownload={() => void flow.download(step)} onLeave={flow.restart}
        onCommit={() => { if (step.at === 'checked') void flow.commit(step) }} onBack={() => flow.rematch(step.fileName, step.sheets)}
      />
    )
  }
  return (
    <View>
      {step.at === 'failed' && <NoticeBar tone="danger" text={`${step.happened}。${step.next}`} />}
      <CellGroup heading="导入" note="先核对、后写入：每张表要么全部写入，要么一行不写；同一个文件重复导入不会重复登记">
        <Cell title="下载空白模板" note="部门、权责清单、企业、挂钩干部、经办人、督办与管理、联系人、挂钩关系各一张表，附填写说明" onPress={() => void handOver('名册模板.xlsx', templateFile())} />
      </CellGroup>
      <View className="desk-acts"><Button kind="primary" size="inline" onPress={() => void flow.choose()}>选择文件导入</Button></View>
      <Export />
    </View>
  )
}

function Export() {
  const [shown, setShown] = useState<string | null>(null)
  const start = async () => {
    const exportId = requestId()
    try {
      const sheets = []
      for (const kind of sheetKinds) {
        const name = sheetNames[kind][0]!
        setShown(`正在导出${name}`)
        sheets.push(sheetOf(kind, await exportSheet(call, kind, exportId, (count) => setShown(`正在导出${name}，${count} 行`), breathe)))
      }
      setShown('正在生成文件')
      await breathe()
      await handOver('名册.xlsx', writeXlsx(sheets))
      toast('名册已导出。文件里有手机号，请妥善保管')
    } catch (error) {
      toast(`${explain(error).happened}，${explain(error).next}`)
    } finally {
      setShown(null)
    }
  }
  return (
    <CellGroup heading="导出" note="导出的文件可以直接再导入；导出会记入变更记录">
      <Cell title="导出整个名册" note={shown ?? '一个 .xlsx 文件，与模板格式相同'} onPress={() => { if (shown === null) void start() }} />
    </CellGroup>
  )
}
