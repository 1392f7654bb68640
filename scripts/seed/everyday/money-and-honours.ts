import type { EverydayCase } from './case'

/** Loans, tax refunds, subsidies, recognitions. */
export const moneyAndHonours: readonly EverydayCase[] = [
  {
    enterprise: 4, started: [8, '09:42'], category: 'cross', bureau: 'economy', support: ['science-park'],
    chat: [
      ['staff', '出口退税这批单子卡了快两个月，说是供应商发票函调没回来，流动资金很紧。'],
      ['cadre', '涉及多少金额？供应商是哪里的？'],
      ['staff', '退税额218万，供应商在外省。'],
    ],
    title: '出口退税函调未回影响资金周转', text: '一批医用材料出口退税218万元，因外省供应商发票函调未回，已等待近两个月，影响备料。请协调税务部门，并推荐过渡性融资产品。',
    thread: [
      ['officer', '税务部门已二次发函并电话对接，对方承诺一周内复函。同时推荐了退税质押贷款，利率3.1%。'],
      ['colleague', '贷款资料已经交给银行，客户经理明天上门。'],
    ],
    end: {
      state: 'answered', answer: { text: '外省复函已经收到，税务部门本周内办结退税218万元；退税质押贷款150万元额度同时获批，是否使用由贵公司决定。' },
    },
  },
  {
    enterprise: 17, started: [6, '10:20'], category: 'request', bureau: 'economy',
    chat: [
      ['staff', '有一笔八百万的贷款月底到期，银行要先还后贷，能不能用转贷资金过桥？'],
      ['cadre', '可以，续贷审批函出来了吗？'],
      ['staff', '银行说这两天出。'],
    ],
    title: '申请转贷应急资金八百万元', text: '公司一笔800万元流动资金贷款月底到期，银行同意续贷，申请使用转贷应急资金，使用期约七天。',
    thread: [['officer', '额度已经预留，只等银行续贷承诺函。']],
    end: { state: 'waiting', owed: '银行出具的续贷承诺函，以及近三个月财务报表和纳税申报表' },
  },
  {
    enterprise: 33, started: [13, '09:18'], category: 'request', bureau: 'science-park',
    chat: [
      ['staff', '高新技术企业今年到期要重新认定，研发费用辅助账怎么做才合规？去年账做得比较乱。'],
      ['cadre', '科技园有辅导专员，可以上门看账，我给你们约。'],
    ],
    title: '高新技术企业重新认定辅导', text: '我公司高新技术企业证书今年到期，研发费用辅助账和知识产权对应关系不清，希望安排辅导专员上门指导。',
    thread: [
      ['officer', '周三上午带财税专家上门，请把三年研发项目立项书和人员名单准备好。'],
      ['colleague', '已经准备，另外有两项实用新型刚授权，算不算？'],
      ['officer', '授权公告在申报日之前就算，和产品对应得上更好。'],
    ],
    end: {
      state: 'closed', answer: { text: '已上门辅导两次，研发费用归集到12个项目，占比5.6%，符合条件；申报书初稿已审，按时提交即可。' },
      outcome: 'solved', stars: 5, comment: '专家一项一项帮我们理，收获很大。',
    },
  },
  {
    enterprise: 56, started: [5, '09:12'], category: 'request', bureau: 'economy',
    chat: [
      ['staff', '智能化改造的项目奖补，设备发票有一部分是融资租赁的，能算进投资额吗？'],
      ['cadre', '政策里写得不细，我请经发局明确答复。'],
    ],
    title: '融资租赁设备能否计入技改奖补投资额', text: '公司智能化改造项目总投资2300万元，其中融资租赁设备920万元，请问是否可以计入奖补投资额，需要哪些凭证。',
    thread: [
      ['officer', '直租可以计入，凭租赁合同、设备发票和已付租金凭证；售后回租不能计入。贵公司是哪一种？'],
      ['staff', '全部是直租。'],
    ],
    end: {
      state: 'answered', answer: { text: '直租设备920万元可以计入，请在申报系统中单列“融资租赁”，上传合同、发票和付款凭证。申报截止前我局可以预审。' },
    },
  },
  {
    enterprise: 59, started: [14, '14:08'], category: 'request', bureau: 'science-park',
    chat: [
      ['colleague', '研发费用加计扣除，税务说两个项目需要鉴定意见，我们不知道找谁。'],
      ['cadre', '科技园负责组织鉴定，我转过去。'],
    ],
    title: '研发项目加计扣除鉴定意见办理', text: '两个研发项目被要求出具鉴定意见，涉及加计扣除金额约640万元，请问如何办理。',
    thread: [['officer', '已列入本月鉴定会，专家三名，请准备十分钟汇报。']],
    end: {
      state: 'closed', answer: { text: '鉴定会已召开，一个项目通过；另一个项目专家认为属于常规工艺调整，不符合研发活动定义，鉴定意见已送达。', result: 'partly' },
      outcome: 'unsolved', stars: 3, comment: '另一个项目我们认为有创新点，希望有复议的渠道。',
    },
  },
  {
    enterprise: 76, started: [10, '10:30'], category: 'request', bureau: 'economy',
    chat: [
      ['staff', '专精特新的申报系统显示我们主营业务占比不够，实际是分类填错了。'],
      ['cadre', '系统关了没有？我问一下能不能退回修改。'],
    ],
    title: '专精特新申报信息填错申请退回修改', text: '申报时把主营产品收入误填入其他类，导致系统判定占比不足，申请退回修改。',
    thread: [['officer', '申报期内可以退回一次，已经退回，请今天下班前改完提交。']],
    end: {
      state: 'closed', answer: { text: '申报材料已退回修改并重新提交，初审通过，进入专家评审。' },
      outcome: 'solved', stars: 5, comment: '十分钟就退回了，赶上了截止时间。',
    },
  },
  {
    enterprise: 44, started: [4, '09:28'], category: 'request', bureau: 'taiwan-service',
    chat: [
      ['staff', '我们台干的居住证要到期了，本人在厂里走不开，能代办吗？'],
      ['cadre', '台商服务办可以上门采集，我转给他们。'],
    ],
    title: '台籍员工居住证换领上门服务', text: '公司六名台籍干部居住证将于下月到期，生产任务重，希望上门集中办理。',
    thread: [
      ['officer', '周五上午可以带设备上门采集照片和指纹，请准备旧证和就业证明。'],
      ['staff', '好的，会议室已经留好。'],
    ],
    end: { state: 'handling' },
  },
  {
    enterprise: 108, started: [9, '13:40'], category: 'request', bureau: 'taiwan-service', support: ['economy'],
    chat: [
      ['staff', '公司准备转做内销，想找几家大卖场和电商平台谈，自己没有门路。'],
      ['cadre', '台服办每年办内销对接会，我先帮你们报名。'],
    ],
    title: '台资企业拓展内销渠道', text: '公司家用纺织品原以外销为主，现拟拓展内销，希望对接电商平台和商超渠道。',
    thread: [
      ['officer', '已报名月底的内销对接会，到场的有八家渠道商，请准备样品和报价单。'],
      ['colleague', '样品准备了三个系列，报价单按出厂价还是零售价？'],
      ['officer', '两种都带上，渠道商主要看出厂价和起订量。'],
    ],
    end: {
      state: 'closed', answer: { text: '对接会后已与两家渠道商签订试销协议，台商服务办将继续协助办理商标和质检报告。' },
      outcome: 'solved', stars: 5,
    },
  },
  {
    enterprise: 61, started: [2, '09:50'], category: 'inquiry', bureau: 'economy',
    chat: [
      ['staff', '去年签的增产奖励，现在政策换了新版本，还能按老的兑现吗？'],
      ['cadre', '看签约时间，我让经发局给一个准话。'],
    ],
    title: '增产奖励按新政策还是旧政策兑现', text: '公司去年符合增产奖励条件，但资金未兑现，今年政策改版，请问按哪一版执行。',
    end: { state: 'routed' },
  },
  {
    enterprise: 205, started: [7, '14:22'], category: 'request',
    chat: [
      ['staff', '有家外地公司欠我们货款一百多万不还，能不能请区里出面去要？'],
      ['cadre', '这个属于合同纠纷，区里不能替企业催收，但可以帮你们联系法律服务。'],
    ],
    title: '外地客户拖欠货款请求协助催收', text: '外地一家客户拖欠货款126万元超过一年，希望政府出面协助催收。',
    end: {
      state: 'declined', reason: '该事项属于企业之间的合同纠纷，行政机关没有催收职权。',
      otherWay: '已为贵公司预约公共法律服务中心的免费咨询，可先发律师函、申请支付令；对方如属拖欠中小企业账款的情形，我协助在清欠平台登记。',
    },
  },
]
