import { permitPlant } from './enterprises'
import { dayOf, dayText } from '../../cloudfunctions/kit/clock/calendar'
import { officerId } from './officials'
import { cadreOf, staffId } from './roster'
import { type Story, source, step } from './story'
import type { WorkingDays } from './working-days'

/** A plant that wants its construction permit: four bureaus at once, one item granted, one corrected, one pre-reviewed. */
export const permitStory = ({ ago, ahead }: WorkingDays): Story => {
  const owner = staffId(permitPlant, 1)
  const colleague = staffId(permitPlant, 2)
  const cadre = cadreOf(permitPlant)
  const planning = officerId('planning', 1)
  const approval = officerId('approval', 2)
  const safety = officerId('safety-env', 1)
  const economy = officerId('economy', 1)
  const provided = (time: number, item: string, material: string, name: string) =>
    step(time, colleague, 'ticket.item.provide', { item, material, document: { name, note: '已在政务平台上传电子件' } })
  const checked = (time: number, by: string, item: string, ...materials: [key: string, version: number][]) =>
    step(time, by, 'ticket.item.review', { item, reviews: materials.map(([material, version]) => ({ material, version, ok: true })) })
  return {
    key: 'permit',
    enterprise: permitPlant,
    steps: [
      source(ago(8, '09:12'), owner, '书记您好，我们二期智能装备厂房的桩基队伍下周就能进场，但施工许可证还没有着落，想请您帮忙看看卡在哪里。'),
      source(ago(8, '09:15'), colleague, '施工图审查已经通过了。消防设计审查说要先有规划许可，规划许可又说总平面图还没审定，我们两边跑了三趟。'),
      step(ago(8, '09:31'), cadre, 'chat.send', { text: '收到。你们把情况提成一条诉求，由我来找牵头部门，不用再自己跑窗口。' }),
      source(ago(8, '09:40'), owner, '好的，马上提。最担心的是错过桩基队伍的档期，再排队就要等两个月。'),
      step(ago(8, '09:46'), owner, 'ticket.raise', {
        title: '二期厂房施工许可办理卡在多个部门之间',
        text: '我公司二期智能装备厂房（建筑面积约2.1万平方米）施工图审查已通过，消防设计审查、规划许可和施工许可互相等待前置材料。桩基队伍档期已经订好，恳请明确牵头部门和办理顺序，争取本月内取得施工许可证。',
        category: 'cross',
      }),
      step(ago(8, '10:20'), cadre, 'ticket.route', {
        leadBureauId: 'planning',
        supportBureauIds: ['approval', 'safety-env'],
        note: '请规划建设局牵头排出先后顺序，行政审批局、安全生产和环境保护局同步预审，不让企业来回跑。',
      }),
      step(ago(8, '11:05'), planning, 'ticket.sign', {}),
      step(ago(8, '11:12'), planning, 'chat.reply', { text: '已签收。总平面图今天下午内部会审，三家今天碰头，明天给出办理顺序。' }),
      step(ago(8, '14:06'), owner, 'chat.reply', { text: '太好了，谢谢！需要我们到场说明的话随时通知。' }),
      step(ago(7, '09:30'), planning, 'ticket.plan', {
        steps: [
          { what: '特殊建设工程消防设计审查，出具审查意见', bureauId: 'planning', by: ahead(1) },
          { what: '总平面图审定后核发建设工程规划许可证', bureauId: 'planning', by: ahead(3) },
          { what: '现场踏勘：放线验线、扬尘与周边环境条件一次看完', bureauId: 'safety-env', by: ahead(4) },
          { what: '材料预审合格后核发建筑工程施工许可证', bureauId: 'approval', by: ahead(6) },
        ],
      }),
      step(ago(7, '09:34'), planning, 'ticket.approval.start', { templateId: 'construction-permit', startOn: dayText(dayOf(ahead(14))) }),
      step(ago(7, '09:38'), planning, 'chat.reply', { text: '办理顺序已经排好，共四步，每一步的责任部门和时间都写在落地方案里。' }),
      step(ago(7, '10:15'), approval, 'chat.reply', { text: '施工许可这边可以先预审：施工合同、监理合同、工伤保险参保证明和质量安全承诺书，先发电子件给我看，缺什么一次性告知。' }),
      provided(ago(7, '10:41'), 'utilities', 'demand-sheet', '二期临时用电用水需求表.xlsx'),
      step(ago(7, '10:44'), colleague, 'ticket.item.submit', { item: 'utilities' }),
      provided(ago(7, '11:02'), 'planning-permit', 'site-plan', '二期总平面图.pdf'),
      provided(ago(7, '11:04'), 'planning-permit', 'land-certificate', '不动产权证.pdf'),
      provided(ago(7, '11:06'), 'planning-permit', 'design-scheme', '二期厂房设计方案.pdf'),
      step(ago(7, '11:10'), colleague, 'ticket.item.submit', { item: 'planning-permit' }),
      provided(ago(7, '15:02'), 'construction-permit', 'building-contract', '施工总承包合同.pdf'),
      provided(ago(7, '15:05'), 'construction-permit', 'supervision-contract', '监理合同.pdf'),
      provided(ago(7, '15:08'), 'construction-permit', 'injury-insurance', '工伤保险参保证明.pdf'),
      provided(ago(7, '15:11'), 'construction-permit', 'quality-pledge', '质量安全承诺书.pdf'),
      step(ago(7, '15:14'), colleague, 'ticket.item.prereview', { item: 'construction-permit' }),
      step(ago(7, '15:20'), colleague, 'chat.reply', { text: '四样材料已经整理好电子件，监理合同的盖章页明天上午补齐。' }),
      provided(ago(6, '09:20'), 'fire-safety', 'fire-drawings', '消防设计文件（全专业）.zip'),
      provided(ago(6, '09:22'), 'fire-safety', 'drawing-review', '施工图审查合格书.pdf'),
      step(ago(6, '09:25'), colleague, 'ticket.item.submit', { item: 'fire-safety' }),
      checked(ago(6, '09:55'), approval, 'construction-permit', ['building-contract', 1], ['injury-insurance', 1], ['quality-pledge', 1]),
      step(ago(6, '09:58'), approval, 'ticket.item.review', {
        item: 'construction-permit', reviews: [{ material: 'supervision-contract', version: 1, ok: false, reason: '缺双方盖章页，请补全后重新提供' }],
      }),
      step(ago(6, '10:02'), approval, 'chat.reply', { text: '预审看过了，只差监理合同盖章页，其余没有问题，规划许可一出就能受理。' }),
      provided(ago(6, '14:12'), 'construction-permit', 'supervision-contract', '监理合同（含盖章页）.pdf'),
      checked(ago(6, '15:40'), approval, 'construction-permit', ['supervision-contract', 2]),
      step(ago(6, '16:05'), economy, 'ticket.item.grant', { item: 'utilities', result: '临时用电 400 千伏安、临时用水已接通至红线' }),
      step(ago(5, '09:10'), planning, 'ticket.item.accept', { item: 'fire-safety' }),
      step(ago(5, '09:25'), safety, 'chat.reply', { text: '踏勘和规划验线合并成一次，我们把扬尘防治方案一起看，请贵公司准备好围挡和冲洗台的布置图。' }),
      step(ago(5, '09:50'), owner, 'chat.reply', { text: '布置图总包单位已经画好，踏勘当天我们项目经理全程陪同。' }),
      step(ago(4, '10:00'), planning, 'ticket.item.correct', {
        item: 'planning-permit', wrong: [{ material: 'site-plan', reason: '北侧消防车道转弯半径改到12米，标注消防登高场地' }],
      }),
      step(ago(3, '14:10'), planning, 'chat.reply', { text: '总平面图已经审定，北侧消防车道转弯半径按会审意见改到12米即可，请设计院今天出修改图。' }),
      step(ago(3, '16:45'), colleague, 'chat.reply', { text: '修改图已经发给您，麻烦看一下北侧车道和消防登高场地。' }),
      provided(ago(3, '16:50'), 'planning-permit', 'site-plan', '二期总平面图（修改）.pdf'),
      step(ago(3, '16:53'), colleague, 'ticket.item.resubmit', { item: 'planning-permit' }),
      checked(ago(2, '10:20'), planning, 'planning-permit', ['site-plan', 2], ['land-certificate', 1], ['design-scheme', 1]),
      step(ago(2, '10:26'), planning, 'ticket.item.accept', { item: 'planning-permit' }),
      step(ago(2, '10:30'), planning, 'chat.reply', { text: '修改图收到，符合要求，消防设计审查意见已经在走流程。' }),
      step(ago(2, '16:20'), cadre, 'chat.visit.propose', { at: ahead(1, '14:30'), subject: '现场看桩基进场准备' }),
      step(ago(1, '09:40'), owner, 'chat.visit.agree', { at: ahead(1, '14:30') }),
      step(ago(1, '15:05'), owner, 'chat.reply', { text: '桩基队伍问能不能先进场做临时设施？' }),
      step(ago(1, '15:21'), cadre, 'chat.reply', { text: '围挡、临电、临时道路可以先做，桩基必须等施工许可证。时间照落地方案走，我每天盯。' }),
      step(ago(1, '15:40'), cadre, 'chat.send', { text: '临时道路借用的事，我明天下午给您答复。' }),
      step(ago(1, '15:41'), cadre, 'chat.promise.keep', {}),
    ],
  }
}
