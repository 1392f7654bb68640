import type { EnterpriseRow } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable, type Sorted } from '../../components/data-table'
import { Tag } from '../../components/tag'
import { useWide } from '../../components/use-wide'
import { EnterpriseForm, kindWord } from './enterprise-form'
import { Paged } from './paged'

const columns: readonly Column<EnterpriseRow>[] = [
  { key: 'name', title: '企业名称', show: ({ name }) => name, sortable: true, cut: true },
  { key: 'id', title: '统一社会信用代码', show: ({ id }) => id, narrow: true },
  { key: 'industry', title: '行业', show: ({ industry }) => industry, sortable: true, narrow: true },
  { key: 'kind', title: '类别', show: ({ kind }) => kindWord(kind), sortable: true, narrow: true },
  { key: 'cadre', title: '挂钩干部', show: ({ cadre }) => cadre?.name ?? <Tag text="没有" tone="warning" />, narrow: true },
  { key: 'staff', title: '联系人', show: ({ staff }) => (staff === 0 ? <Tag text="没有" tone="warning" /> : staff), narrow: true, right: true },
  { key: 'address', title: '地址', show: ({ address }) => address, cut: true },
]

export function EnterprisesSection() {
  const wide = useWide()
  const [sorted, setSorted] = useState<Sorted | null>(null)
  const [open, setOpen] = useState<EnterpriseRow | 'new' | null>(null)
  return (
    <View>
      <View className="desk-acts"><Button kind="primary" size="inline" onPress={() => setOpen('new')}>添加企业</Button></View>
      <Paged
        name="roster.admin.enterprises" label="搜索企业名称、信用代码或行业" empty="还没有企业" count={({ enterprises }) => enterprises.length}
        input={wide && sorted ? { sort: { by: sorted.by as 'name', down: sorted.down } } : {}}
      >
        {(pages) => {
          const enterprises = pages.flatMap((page) => page.enterprises)
          return wide
            ? <DataTable label="企业" columns={columns} rows={enterprises} keyOf={({ id }) => id} onOpen={setOpen} sorted={sorted} onSort={setSorted} />
            : (
              <CellGroup>
                {enterprises.map((one) => (
                  <Cell
                    key={one.id}
                    title={<View className="desk-line">{one.name}{one.cadre === null && <Tag text="没有挂钩干部" tone="warning" />}{one.staff === 0 && <Tag text="没有联系人" tone="warning" />}</View>}
                    note={<>
                      <View>{one.id}　{one.industry}　{kindWord(one.kind)}</View>
                      <View>{one.cadre ? `挂钩干部 ${one.cadre.name}　` : ''}联系人 {one.staff} 位{one.address === '' ? '' : `　${one.address}`}</View>
                    </>}
                    label={`${one.name}，${one.cadre ? `挂钩干部${one.cadre.name}` : '没有挂钩干部'}，修改`}
                    onPress={() => setOpen(one)}
                  />
                ))}
              </CellGroup>
            )
        }}
      </Paged>
      {open !== null && <EnterpriseForm enterprise={open === 'new' ? null : open} close={() => setOpen(null)} />}
    </View>
  )
}
