import type { EverydayCase } from './case'

/** One kind of matter from several enterprises within a few days: what supervisors see as 一类事. */
export const commuterBuses: readonly EverydayCase[] = [
  {
    enterprise: 93, started: [4, '10:02'], category: 'request', bureau: 'planning',
    chat: [
      ['staff', '我们晚班十点下班，园区通勤班车最后一班是八点半，员工回不去市区。'],
      ['cadre', '这几天有好几家提到晚班班车，我一起报上去。'],
    ],
    title: '晚班员工通勤班车停靠点和末班时间', text: '晚班二十二点下班，园区通勤班车末班为二十点三十分，建议增设厂区东侧停靠点并延后末班车。',
    end: { state: 'routed' },
  },
  {
    enterprise: 167, started: [2, '14:40'], category: 'request', bureau: 'planning',
    chat: [
      ['colleague', '通勤班车只停园区西侧站点，我们厂走过去二十分钟，晚上员工都不愿意上夜班。'],
      ['cadre', '停靠点的事规划建设局在统一考虑，我把你们的需求也加进去。'],
    ],
    title: '申请在厂区附近增设通勤班车停靠点', text: '现有通勤班车停靠点距厂区步行约二十分钟，夜班员工约九十人，申请在厂区南门增设停靠点。',
    end: { state: 'handling' },
  },
  {
    enterprise: 231, started: [1, '09:36'], category: 'request',
    chat: [
      ['staff', '招来的工人一听晚上没有班车就不来了，通勤班车能不能多停一站？'],
      ['cadre', '收到，我今天派单。'],
    ],
    title: '夜班通勤班车增加停靠站点', text: '新增夜班后员工通勤困难，希望通勤班车在厂区门口增加停靠站点，并增开一班晚间班车。',
    end: { state: 'raised' },
  },
]
