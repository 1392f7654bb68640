import { ceramicsMaker } from './enterprises'
import { officerId } from './officials'
import { cadreOf, staffId } from './roster'
import { type Story, source, step } from './story'
import type { WorkingDays } from './working-days'

/** A maker of ceramic parts whose new line adds 20 tonnes of treated waste water a day: whose matter is it? */
export const wasteWaterStory = ({ ago, ahead }: WorkingDays): Story => {
  const owner = staffId(ceramicsMaker, 1)
  const colleague = staffId(ceramicsMaker, 2)
  const cadre = cadreOf(ceramicsMaker)
  const environment = officerId('safety-env', 2)
  const approval = officerId('approval', 1)
  return {
    key: 'waste-water',
    enterprise: ceramicsMaker,
    steps: [
      source(ago(10, '09:18'), owner, '局长早，我们准备上一条陶瓷精密部件新产线，清洗工序每天会多排20吨左右处理后的废水，想问问这个要到哪里报批？'),
      source(ago(10, '09:22'), colleague, '现有排污许可证上的水量没有这部分，厂里污水站有余量，处理后的水质没有变化。'),
      step(ago(10, '09:45'), cadre, 'chat.send', { text: '新增排水先不要动工。我去问安环局，今天给你们回音。请先提一条诉求，后面都在话题里说。' }),
      step(ago(10, '10:02'), owner, 'ticket.raise', {
        title: '新增产线每天增加20吨处理后废水如何报批',
        text: '我公司拟在现有厂房内新增一条陶瓷精密部件产线，清洗工序每天增加约20吨废水，经厂内污水站处理达标后接入园区管网。请问应向哪个部门申报、办哪些手续、先后顺序如何？设备预计两个月后到货。',
        category: 'cross',
      }),
      step(ago(10, '10:30'), cadre, 'ticket.route', {
        leadBureauId: 'safety-env', supportBureauIds: [],
        note: '企业新增废水排放量，请安环局研究答复需要办理的手续。',
      }),
      step(ago(10, '14:12'), environment, 'ticket.return', {
        dutyId: 'safety-env-04',
        reason: '我局负责持证后的日常监管。新增产线属于新建项目，应先到行政审批局办理项目备案和环评审批，再申请变更排污许可证，建议转行政审批局主办，我局协办。',
      }),
      step(ago(10, '14:40'), cadre, 'ticket.route', {
        leadBureauId: 'approval', supportBureauIds: ['safety-env'],
        note: '按权责清单，备案、环评和排污许可变更均由行政审批局办理，请牵头理清办理路径；安环局配合把关水质水量。',
      }),
      step(ago(10, '14:48'), cadre, 'chat.reply', { text: '问清楚了：这件事归行政审批局主办，安环局协办。我已经派过去，你们不用换地方再说一遍。' }),
      step(ago(10, '16:05'), approval, 'ticket.sign', {}),
      step(ago(10, '16:20'), approval, 'chat.reply', { text: '已签收。请先告诉我三件事：新产线总投资、是否新增用地、现有环评批复里的废水总量。' }),
      step(ago(9, '09:40'), colleague, 'chat.reply', { text: '总投资1860万元，不新增用地，现有批复废水量每天65吨，目前实际排放48吨左右。' }),
      step(ago(9, '10:35'), approval, 'ticket.ask', { owed: '1. 新产线工艺流程说明和设备清单；2. 近三个月污水站运行台账；3. 现有环评批复和排污许可证副本扫描件。' }),
      step(ago(8, '15:30'), owner, 'ticket.supply', { text: '三份材料已整理完毕：工艺说明12页、设备清单1份、运行台账三个月、批复和许可证副本扫描件。水平衡图也一并附上。' }),
      step(ago(7, '10:10'), environment, 'chat.reply', { text: '台账看过，污水站设计能力每天90吨，增加20吨后仍有余量，出水指标稳定，我局对接管没有意见。' }),
      step(ago(7, '14:30'), approval, 'ticket.plan', {
        steps: [
          { what: '企业投资项目备案，取得项目代码（线上办理，当天办结）', bureauId: 'approval', by: ago(5, '17:00') },
          { what: '编制并报批环境影响报告表，重点说明水平衡和接管可行性', bureauId: 'approval', by: ahead(20) },
          { what: '环评批复后申请变更排污许可证，水量由每天65吨调整为85吨', bureauId: 'approval', by: ahead(28) },
          { what: '投产后三个月内完成环保设施自主验收，安环局上门指导', bureauId: 'safety-env', by: ahead(60) },
        ],
      }),
      step(ago(7, '14:36'), approval, 'chat.reply', { text: '落地方案已经排好。备案今天就可以在线填，产品名称写“陶瓷精密部件”，建设性质选“扩建”。' }),
      step(ago(5, '09:15'), owner, 'chat.reply', { text: '备案昨天下午提交，今天一早就拿到了项目代码，真快。环评单位也定好了。' }),
      step(ago(2, '10:25'), approval, 'ticket.answer', {
        result: 'done',
        text: '经研究答复如下：该项目属于扩建，应先备案、再报批环评报告表、后变更排污许可证，均由我局办理，帮办专员全程跟进；安全生产和环境保护局已确认污水站余量满足要求。备案已办结，环评报告表材料齐全后10个工作日内批复，设备到货前可以完成全部手续。',
      }),
      step(ago(2, '10:40'), cadre, 'chat.reply', { text: '办理路径、责任部门和时间都在答复里了，请贵公司看看是否说清楚，确认一下；环评期间有问题继续在这里说。' }),
      step(ago(1, '09:05'), owner, 'chat.reply', { text: '收到，我们内部和环评单位对一下时间再确认。' }),
    ],
  }
}
