import { type AnyField, fieldsOf, isRequired, type SheetKind, sheetKinds } from '@guagou/types/import'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Cell, CellGroup } from '../../../components/cell'
import { NoticeBar } from '../../../components/notice-bar'
import { Sheet } from '../../../components/sheet'
import { Tag } from '../../../components/tag'
import { OneOf } from '../../ticket/forms/options'
import { fieldName, sheetNames } from '../sheets/headings'
import { type Matched, faultsOf, takenFor } from '../sheets/match'
import { columnName } from '../sheets/table'
import { faultSentence } from '../words'

interface MatchedStepProps {
  fileName: string
  sheets: Matched[]
  onChange(sheets: Matched[]): void
  onCheck(): void
  onLeave(): void
}

type Asking = { sheet: number; field: AnyField | null }

/** What each sheet and column was taken for, and the chance to say otherwise. */
export function MatchedStep({ fileName, sheets, onChange, onCheck, onLeave }: MatchedStepProps) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const put = (at: number, next: Matched) => onChange(sheets.map((sheet, place) => (place === at ? next : sheet)))
  const kinds = sheets.flatMap(({ kind }) => kind ?? [])
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at)
  const good = sheets.filter((sheet) => sheet.kind !== null && faultsOf(sheet).length === 0)
  return (
    <View>
      {kinds.length === 0 && <NoticeBar tone="warning" text="没有一张表能识别。点一行选它是什么表，或换成按模板填写的文件" />}
      <CellGroup heading={`文件“${fileName}”`} note="系统按标题识别了每张表和每一列，点一行可以改">
        {sheets.map((sheet, at) => <Cell key={at} title={sheet.table.name} note={`${Math.max(0, sheet.table.rows.filter(({ n }) => n > sheet.headingRow).length)} 行`} trail={sheet.kind === null ? '不导入' : sheetNames[sheet.kind][0]!} onPress={() => setAsking({ sheet: at, field: null })} />)}
      </CellGroup>
      {sheets.map((sheet, at) => (sheet.kind === null ? null : (
        <CellGroup key={at} heading={`“${sheet.table.name}”的列`}>
          {faultsOf(sheet).slice(0, 8).map((fault) => <Cell key={faultSentence(sheet.kind, fault)} title={<View className="desk-line"><Tag text="不能导入" tone="danger" />{faultSentence(sheet.kind, fault)}</View>} />)}
          {fieldsOf(sheet.kind).map((field) => (
            <Cell
              key={field} title={`${fieldName(sheet.kind!, field)}${isRequired(sheet.kind!, field) ? '（必填）' : ''}`}
              trail={sheet.columns[field] === undefined ? '没有这一列' : `${columnName(sheet.columns[field])} 列 ${sheet.headings[sheet.columns[field]] ?? ''}`}
              onPress={() => setAsking({ sheet: at, field })}
            />
          ))}
        </CellGroup>
      )))}
      {twice && <View className="form-note">有两张表都被认作“{sheetNames[twice][0]}”，请改掉一张</View>}
      <View className="desk-acts">
        <Button kind="primary" size="inline" disabled={good.length === 0 || twice !== undefined} onPress={onCheck}>{`核对 ${good.length} 张表`}</Button>
        <Button size="inline" onPress={onLeave}>换一个文件</Button>
      </View>
      {asking && <Ask asking={asking} sheet={sheets[asking.sheet]!} close={() => setAsking(null)} onChange={(next) => put(asking.sheet, next)} />}
    </View>
  )
}

function Ask({ asking, sheet, close, onChange }: { asking: Asking; sheet: Matched; close(): void; onChange(next: Matched): void }) {
  const { field } = asking
  const done = (next: Matched) => {
    onChange(next)
    close()
  }
  return (
    <Sheet open title={field === null ? `“${sheet.table.name}”是什么表` : `“${fieldName(sheet.kind!, field)}”在哪一列`} onClose={close}>
      {field === null
        ? (
          <OneOf
            quiet label="表的内容" value={sheet.kind ?? 'none'} onChange={(kind) => done(takenFor(sheet, kind === 'none' ? null : kind as SheetKind))}
            options={[...sheetKinds.map((kind) => ({ value: kind as string, text: sheetNames[kind][0]! })), { value: 'none', text: '不导入这张表' }]}
          />
        )
        : (
          <OneOf
            quiet label="列" value={String(sheet.columns[field] ?? 'none')}
            onChange={(column) => {
              const columns = { ...sheet.columns }
              delete columns[field]
              done({ ...sheet, columns: column === 'none' ? columns : { ...columns, [field]: Number(column) } })
            }}
            options={[...sheet.headings.map((text, at) => ({ value: String(at), text: `${columnName(at)} 列 ${text}` })), { value: 'none', text: '没有这一列' }]}
          />
        )}
    </Sheet>
  )
}
