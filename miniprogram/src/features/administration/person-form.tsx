import type { PersonRow, Rank } from '@guagou/types/administration'
import { type Role, roles as allRoles } from '@guagou/types/roster'
import { useState } from 'react'
import { Field } from '../../components/field'
import { toast } from '../../components/toast'
import { useCall } from '../../services/query'
import { roleWord } from '../session/role-words'
import { FormSheet } from '../ticket/forms/form-sheet'
import { ManyOf, OneOf } from '../ticket/forms/options'
import { EnterpriseChoice } from './enterprise-choice'
import { useDeed } from './use-deed'

const ofBureau: readonly Role[] = ['cadre', 'officer', 'lead']

export function PersonForm({ person, close }: { person: PersonRow | null; close(): void }) {
  const [name, setName] = useState(person?.name ?? '')
  const [phone, setPhone] = useState('')
  const [title, setTitle] = useState(person?.title ?? '')
  const [roles, setRoles] = useState<Role[]>(person?.roles ?? [])
  const [enterprise, setEnterprise] = useState(person?.enterprise ?? null)
  const [owner, setOwner] = useState(person?.owner ?? false)
  const [bureauId, setBureau] = useState(person?.bureau?.id ?? null)
  const [rank, setRank] = useState<Rank | null>(person?.rank ?? null)
  const { data } = useCall('roster.admin.bureaus', {})
  const deed = useDeed('roster.admin.person.save', () => {
    toast(person ? '已保存' : '已添加')
    close()
  })
  const isStaff = roles.includes('staff')
  const needsBureau = roles.some((role) => ofBureau.includes(role))
  const isCadre = roles.includes('cadre')
  const missing = name.trim() === '' ? '请填写姓名' : !(person && phone === '') && !/^1\d{10}$/.test(phone) ? '请填写 11 位手机号' : roles.length === 0 ? '请选择角色'
    : isStaff && !enterprise ? '请选择所在企业' : needsBureau && bureauId === null ? '请选择部门' : isCadre && rank === null ? '请选择级别' : null
  const save = () => void deed.submit({
    ...(person ? { id: person.id, rev: person.rev } : {}), name, ...(phone === '' ? {} : { phone }), title, roles,
    ...(isStaff && enterprise ? { enterpriseId: enterprise.id, owner } : {}),
    ...((needsBureau || person?.bureau) && bureauId ? { bureauId } : {}), ...(isCadre && rank ? { rank } : {}),
  })
  return (
    <FormSheet title={person ? '修改人员' : '添加人员'} close={close} submit="保存" missing={missing} action={deed} onSubmit={save}>
      <Field label="姓名" value={name} onChange={setName} maxLength={20} />
      <Field label="手机号" type="number" value={phone} onChange={setPhone} maxLength={11} {...(person ? { placeholder: person.phone } : {})} hint={person ? '不换号就不用填' : '登录时用来核对身份'} />
      <Field label="职务" value={title} onChange={setTitle} maxLength={60} />
      <ManyOf label="角色" options={allRoles.map((role) => ({ value: role, text: roleWord(role) }))} values={roles} onChange={setRoles} />
      {isStaff && (person?.enterprise
        ? <Field label="所在企业" value={person.enterprise.name} onChange={() => undefined} disabled />
        : <EnterpriseChoice value={enterprise} onChange={setEnterprise} />)}
      {isStaff && <ManyOf label="企业负责人" options={[{ value: 'owner', text: '是本企业负责人', note: '可以邀请和移除同事' }]} values={owner ? ['owner'] : []} onChange={(values) => setOwner(values.length > 0)} />}
      {needsBureau && <OneOf label="部门" options={(data?.bureaus ?? []).map(({ id, name: text }) => ({ value: id, text }))} value={bureauId} onChange={setBureau} />}
      {isCadre && <OneOf label="级别" options={[{ value: 'leader', text: '园区领导' }, { value: 'head', text: '部门负责人' }]} value={rank} onChange={setRank} />}
    </FormSheet>
  )
}
