import type { EverydayCase } from './case'

/** Permits, supervision, factory space. */
export const permitsAndSpace: readonly EverydayCase[] = [
  {
    enterprise: 0, started: [25, '10:15'], category: 'inquiry', bureau: 'approval',
    chat: [
      ['colleague', '新买的两台行车和一台叉车，使用登记去哪里办？'],
      ['cadre', '行政审批局窗口，也可以线上办，我让他们把清单发来。'],
    ],
    title: '特种设备使用登记材料咨询', text: '公司新购桥式起重机两台、叉车一台，请问使用登记所需材料和办理时限。',
    end: {
      state: 'closed', answer: { text: '线上提交使用登记表、产品合格证、监督检验证明和作业人员证，材料齐全一个工作日办结。叉车另需车架号拓印。清单已发。' },
      outcome: 'solved', stars: 5,
    },
  },
  {
    enterprise: 7, started: [8, '10:50'], category: 'request', bureau: 'approval',
    chat: [
      ['staff', '我们饮品新增一条灌装线，食品生产许可要重新办还是变更？'],
      ['cadre', '应该是变更，但可能要现场核查，我问清楚。'],
      ['staff', '月底有一批货要发，最好不要停线。'],
    ],
    title: '新增灌装线食品生产许可变更', text: '新增一条PET瓶灌装线，产品类别不变，请问办理许可变更的流程和时间，能否提前安排现场核查。',
    thread: [
      ['officer', '类别不变、增加生产线属于许可变更，需要现场核查，可以容缺受理，检验报告后补。'],
      ['colleague', '检验报告下周三出，其余材料齐了。'],
      ['officer', '核查员约在周五上午，请把工艺布局图挂到现场。'],
    ],
    end: {
      state: 'closed', answer: { text: '现场核查一次通过，变更后的许可证已于今日制证，电子证照同步生效。' },
      outcome: 'solved', stars: 5, comment: '容缺受理帮了大忙，没有耽误发货。',
    },
  },
  {
    enterprise: 22, started: [5, '09:40'], category: 'request', bureau: 'safety-env',
    chat: [
      ['staff', '旁边小区投诉我们夜里空压机有噪声，执法人员来过一次，我们想整改但不知道做到什么程度。'],
      ['cadre', '先别急着买设备，请安环局的同志来测一下再定方案。'],
    ],
    title: '夜间噪声投诉整改标准与方法', text: '周边居民投诉公司空压机房夜间噪声，希望指导监测点位、限值要求和经济合理的整改方案。',
    thread: [
      ['officer', '昨晚在厂界测了两个点，北侧夜间57分贝，超出限值2分贝，主要是百叶窗朝向居民楼。'],
      ['staff', '把进风口改到南侧，再加一道消声百叶可以吗？'],
      ['officer', '可以，改完通知我们复测，不收费。'],
    ],
    end: { state: 'handling' },
  },
  {
    enterprise: 39, started: [11, '10:08'], category: 'request', bureau: 'safety-env',
    chat: [
      ['colleague', '危废仓库快满了，处置单位说这个月额度用完了，要下个月才能来拉。'],
      ['cadre', '超期贮存有风险，我请安环局帮你们找有余量的处置单位。'],
    ],
    title: '危险废物处置单位额度不足', text: '公司危废暂存库剩余容量不足十天，签约处置单位本月额度用完，请协助对接其他有资质单位。',
    thread: [['officer', '推荐了两家同类别有余量的单位，转移联单可以当天审核。']],
    end: {
      state: 'closed', answer: { text: '已由另一家有资质单位清运11.6吨，转移联单当天办结；建议与两家单位签订备用协议。' },
      outcome: 'solved', stars: 4,
    },
  },
  {
    enterprise: 48, started: [6, '13:55'], category: 'request', bureau: 'investment',
    chat: [
      ['staff', '我们想在园区再租三千平标准厂房做仓库，要层高八米以上，带月台。'],
      ['cadre', '招商局手里有闲置厂房台账，我请他们筛一下。'],
    ],
    title: '租赁三千平方米高标准仓库', text: '因产能扩大需租赁约3000平方米厂房作仓库，层高8米以上、带月台、可停挂车，租期三年。',
    thread: [
      ['officer', '符合条件的有两处：芷岸路一处层高9米，砚溪路一处8.5米但没有月台。'],
      ['staff', '芷岸路那处我们明天去看。'],
    ],
    end: { state: 'answered', answer: { text: '芷岸路厂房已带看，业主同意按每平方米每月18元出租，免租期两个月，租赁合同范本已经提供。' } },
  },
  {
    enterprise: 66, started: [2, '15:05'], category: 'request', bureau: 'investment', support: ['approval'],
    chat: [
      ['staff', '集团决定追加投资八千万上第三条线，设备可以先订，但土地不够，想把北边那块空地也拿下来。'],
      ['cadre', '好消息！这块地的规划条件我先查，同时走增资的流程。'],
      ['staff', '我们希望三个月内能定下来。'],
    ],
    title: '增资扩产项目用地需求', text: '公司拟增资8000万元建设第三条生产线，需新增用地约25亩，意向地块位于现厂区北侧，请协助落实规划条件和供地流程。',
    thread: [['officer', '已经签收，准入评估材料清单发给贵公司，评估会每两周一次。']],
    end: { state: 'handling' },
  },
  {
    enterprise: 62, started: [1, '14:20'], category: 'inquiry', bureau: 'approval',
    chat: [
      ['staff', '公司经营范围要加一项“货物进出口”，网上改还是去窗口？'],
      ['cadre', '网上就能办，我请审批局的同志把路径发给您。'],
    ],
    title: '经营范围增加货物进出口', text: '拟在经营范围中增加货物进出口，请问线上办理路径、是否需要修改章程。',
    end: { state: 'routed' },
  },
  {
    enterprise: 130, started: [18, '09:22'], category: 'request', bureau: 'planning', support: ['approval'],
    chat: [
      ['staff', '厂房改造装修完了，消防验收备案被抽中了，现场有三处不合格，整改完怎么约复查？'],
      ['cadre', '把不合格项发我，我请规建局安排复查。'],
    ],
    title: '消防验收备案抽查不合格项复查', text: '厂房装修工程消防备案被抽中检查，三处不合格已整改完毕，申请复查。',
    thread: [
      ['officer', '复查约在下周二上午，请总包和消防维保单位到场。'],
      ['staff', '已通知，应急照明和防火门都换好了。'],
    ],
    end: {
      state: 'closed', answer: { text: '复查合格，备案凭证已更新。应急照明照度现场实测符合要求。' },
      outcome: 'solved', stars: 5,
    },
  },
  {
    enterprise: 5, started: [2, '10:36'], category: 'request',
    chat: [
      ['staff', '我们储能集装箱想在厂区做示范项目，消防和电力都问过，说法不一样，到底归谁管？'],
      ['cadre', '这个比较新，我先把各家的意见收齐。'],
    ],
    title: '厂区储能示范项目由谁审批', text: '拟在厂区建设2兆瓦时储能示范项目，各部门对消防间距和备案要求说法不一，请明确主办部门。',
    supervised: '超过受理时限，请挂钩干部今日内明确主办部门，意见不一致的提交督查办协调。',
    end: { state: 'raised' },
  },
  {
    enterprise: 250, started: [5, '15:30'], category: 'request', bureau: 'approval',
    chat: [
      ['colleague', '厂区围墙外的形象墙想做发光字，需要审批吗？'],
      ['cadre', '临街的要办店招设置许可，尺寸发我。'],
    ],
    title: '临街形象墙发光字设置', text: '公司拟在临街围墙设置发光字，长18米高1.2米，请问是否需要审批。',
    thread: [['officer', '需要办理，效果图请标明安装高度和亮度，三个工作日办结。']],
    end: { state: 'withdrawn', reason: '集团统一更换标识，方案暂缓，待新方案定稿后再申请。' },
  },
  {
    enterprise: 156, started: [6, '11:20'], category: 'hard', bureau: 'approval', support: ['safety-env', 'science-park'],
    chat: [
      ['staff', '新产品要用一种溶剂，属于危化品，量很小，但安全条件审查、环评、消防都要做，时间对不上样品交付。'],
      ['cadre', '按疑难事项处理，先开一个三家碰头会，明确哪些可以并行。'],
    ],
    title: '小批量使用危化品溶剂的审批路径', text: '研发新产品需小批量使用一种易燃溶剂（最大存量50公斤），涉及安全、环保、消防多项手续，请指导合规且最短的办理路径。',
    thread: [
      ['officer', '碰头会已开：最大存量低于临界量，可按实验室管理，环评做补充说明即可，正在等技术专家书面意见。'],
      ['staff', '专家需要我们提供什么？'],
      ['officer', '溶剂的安全技术说明书和储存柜的合格证。'],
    ],
    extension: { workingDays: 8, reason: '专家需对溶剂储存条件出具书面意见，预计还需一周。', granted: false },
    end: { state: 'handling' },
  },
]
