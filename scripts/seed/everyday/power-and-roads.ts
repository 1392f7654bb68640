import type { EverydayCase } from './case'

/** Electricity, roads, drains, gas, lamps. */
export const powerAndRoads: readonly EverydayCase[] = [
  {
    enterprise: 1, started: [9, '10:12'], category: 'cross', bureau: 'economy', support: ['planning'],
    chat: [
      ['staff', '我们新上两台大型油压机，现在变压器容量不够，供电方案说要从北边变电站拉专线，要走市政绿化带。'],
      ['cadre', '容量要加多少？什么时候必须通电？'],
      ['staff', '从2000千伏安加到4000，设备四十天后到。'],
    ],
    title: '用电增容需要走市政绿化带敷设电缆', text: '因新增大型油压机，用电容量需由2000千伏安增至4000千伏安，电缆沿云渡路绿化带敷设约380米，涉及供电、规划、绿化多家，恳请统筹。',
    thread: [
      ['officer', '供电方案已经收到，路径上有一段和规划的污水管冲突，请规建局看一下能不能共沟。'],
      ['colleague', '设计院说共沟也可以，但需要规建局给一个断面图。'],
      ['officer', '断面图本周给到设计院，绿化恢复费用按实测面积算。'],
    ],
    extension: { workingDays: 5, reason: '共沟方案需要重新核对管线断面，设计院出图还需一周，不影响设备到货前通电。', granted: true },
    end: { state: 'handling' },
  },
  {
    enterprise: 2, started: [6, '09:08'], category: 'request', bureau: 'planning',
    chat: [
      ['staff', '我们厂门口的路面塌了一块，四十吨的货车进出很危险，昨天有一辆差点侧翻。'],
      ['cadre', '马上让人先围起来。位置是不是东门往北五十米？'],
      ['staff', '对，就在雨水井旁边。'],
    ],
    title: '厂区东门外道路塌陷影响货车通行', text: '科创二路东门以北约50米处路面下沉，面积约6平方米，重型货车通行存在侧翻风险，请尽快抢修。',
    thread: [
      ['officer', '已设围挡和警示灯，初步判断是雨水支管脱节，今晚开挖。'],
      ['staff', '辛苦，我们货车先走西门。'],
    ],
    end: {
      state: 'closed', answer: { text: '脱节的雨水支管已经更换，路面恢复完成并开放通行，将对同批管道做内窥检查。' },
      outcome: 'solved', stars: 5, comment: '当天围挡、三天修好，效率很高！',
    },
  },
  {
    enterprise: 14, started: [10, '13:45'], category: 'request', bureau: 'planning',
    chat: [
      ['staff', '望澜大道和融和路路口没有红绿灯，上下班高峰堵得厉害，货车左转要等二十分钟。'],
      ['cadre', '这个路口我也去看过，需要和交警部门会商。'],
    ],
    title: '望澜大道路口申请增设信号灯', text: '望澜大道与融和路交叉口早晚高峰拥堵，货车左转困难，申请增设信号灯或调整标线。',
    thread: [
      ['officer', '已会同交警做了流量观测，符合设灯条件，但电缆要等年度计划。近期先施划左转待行区和让行标线。'],
      ['staff', '标线能缓解一些，信号灯大概什么时候？'],
    ],
    end: {
      state: 'closed', answer: { text: '左转待行区和让行标线已施划完成；信号灯已列入下一年度市政计划，预计二季度实施。', result: 'partly' },
      outcome: 'infeasible', stars: 4, comment: '理解需要按计划来，标线确实有用。',
    },
  },
  {
    enterprise: 27, started: [2, '14:30'], category: 'request', bureau: 'planning',
    chat: [
      ['colleague', '芷岸路的路灯从大门到公交站有七盏不亮，晚班女工走夜路害怕。'],
      ['cadre', '杆号能拍给我吗？我转规建局，路灯一般两天内修。'],
    ],
    title: '芷岸路路灯七盏不亮', text: '芷岸路公司大门至公交站一段路灯七盏不亮，杆号12—18，请尽快维修。',
    thread: [['officer', '已安排抢修，初步看是控制箱跳闸，今晚送电。']],
    end: { state: 'handling' },
  },
  {
    enterprise: 60, started: [7, '09:26'], category: 'request', bureau: 'economy',
    chat: [
      ['staff', '收到有序用电通知，我们窑炉不能停，一停整窑产品报废。'],
      ['cadre', '窑炉属于连续生产负荷，可以申请列入保障名单，我帮你们报。'],
    ],
    title: '连续生产窑炉申请列入有序用电保障名单', text: '公司辊道窑为24小时连续生产，停电一次损失约60万元，申请列入有序用电保障名单，可配合压降空压机等辅助负荷800千瓦。',
    thread: [
      ['officer', '请提供最小保安负荷测算和可压降负荷清单。'],
      ['staff', '测算表已经发给您，保安负荷1350千瓦。'],
      ['officer', '收到，与供电所核对过，数据合理。'],
    ],
    end: {
      state: 'closed', answer: { text: '贵公司窑炉保安负荷1350千瓦已列入保障名单，有序用电期间按约定压降辅助负荷800千瓦，提前一天通知。' },
      outcome: 'solved', stars: 5,
    },
  },
  {
    enterprise: 63, started: [1, '16:10'], category: 'request',
    chat: [
      ['staff', '这两天自来水压力不稳，冷却循环水老报警。'],
      ['cadre', '今天还是全天这样？几点最低？'],
      ['staff', '下午三点到五点最低，只有0.15兆帕。'],
    ],
    title: '供水压力不稳影响冷却系统', text: '近三日15:00—17:00供水压力降至0.15兆帕左右，影响注塑机冷却，请协调水厂查明原因。',
    end: { state: 'raised' },
  },
  {
    enterprise: 140, started: [11, '09:36'], category: 'hard', bureau: 'planning', support: ['safety-env', 'approval'],
    chat: [
      ['staff', '一到暴雨，曙桥路低洼段就淹水，今年已经两次进车间了，损失三十多万。'],
      ['cadre', '这段雨水管是早年建的，管径偏小，需要立项改造，我按疑难事项报上去。'],
      ['colleague', '我们自己也买了沙袋和水泵，但治标不治本。'],
    ],
    title: '曙桥路暴雨积水倒灌车间', text: '曙桥路低洼段雨水管径偏小，暴雨时积水倒灌我公司一号车间，今年两次，直接损失约32万元，希望改造管网并在汛期前采取应急措施。',
    thread: [
      ['officer', '已列入积水点整治清单，先在厂门口增设强排泵站接口，管网改造正在做方案。'],
      ['staff', '临时泵站什么时候能到位？'],
      ['officer', '泵车随时可以调用，接口一周内装好。'],
    ],
    supervised: '连续两年同一地点积水，请规划建设局两周内报改造方案和资金安排，应急接口每日报进度。',
    end: { state: 'handling' },
  },
  {
    enterprise: 8, started: [15, '10:40'], category: 'inquiry',
    chat: [
      ['staff', '厂房屋顶想装光伏，要先去哪里问？'],
      ['cadre', '先看房屋荷载和产权，我把流程发给你。'],
    ],
    title: '厂房屋顶光伏建设流程咨询', text: '公司厂房屋顶约1.2万平方米，拟建分布式光伏，请问备案、并网和荷载鉴定的先后顺序。',
    end: {
      state: 'closed', answer: { text: '顺序为：房屋荷载鉴定、向供电部门提交接入申请、行政审批局线上备案、施工、并网验收。自用为主的项目备案当天办结，流程图和材料清单已经发到群里。' },
      outcome: 'solved',
    },
  },
  {
    enterprise: 95, started: [3, '11:05'], category: 'request', bureau: 'planning',
    chat: [
      ['colleague', '我们想把北门再开宽四米，方便挂车转弯，能开吗？'],
      ['cadre', '涉及路缘石和行道树，要规建局来看现场。'],
    ],
    title: '厂区北门出入口拓宽', text: '挂车进出转弯半径不足，申请将北门出入口由8米拓宽至12米，涉及行道树两棵。',
    thread: [['officer', '现场看过，可以拓宽，行道树移栽到对侧。请补充设计方案。']],
    end: { state: 'waiting', owed: '出入口拓宽设计方案（含标高、排水和行道树移栽位置），设计单位盖章' },
  },
  {
    enterprise: 187, started: [4, '13:50'], category: 'request', bureau: 'economy',
    chat: [
      ['staff', '园区天然气价格这个月又调了，我们烘干线用气量大，有没有大用户优惠？'],
      ['cadre', '年用气量大概多少？'],
      ['staff', '一年三百二十万方左右。'],
    ],
    title: '大用户用气价格协商', text: '公司年用气量约320万立方米，希望协助与燃气公司协商大用户直供或阶梯优惠。',
    thread: [['officer', '已约燃气公司下周二面谈，请财务带上近12个月的用气账单。']],
    end: { state: 'handling' },
  },
]
