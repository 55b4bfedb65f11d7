/**
 * Words that name a category by themselves, written by hand from the category table and from how people talk to their
 * community office. They carry what two hundred sentences are too few to teach. A word may speak for two categories.
 */
export const categoryWords: Record<string, string> = {
  'heating-water-power':
    '暖气 供暖 供热 地暖 停暖 不热 热力 冰凉 停水 没水 自来水 水压 水管 水龙头 阀门 停电 没电 断电 跳闸 ' +
    '电压 电表 电卡 燃气 煤气 天然气 热水器',
  property: '物业 物业费 保安 门卫 门禁 业主 业委会 维修基金 公共收益 收支 电梯 保洁 漏雨 渗水 装修手续 快递柜',
  noise:
    '噪音 噪声 扰民 太吵 吵得 吵死 睡不着 音响 音乐 广场舞 电钻 施工 工地 装修 喇叭 低音 跺脚 夜里 半夜 ' +
    '凌晨 深夜 唱歌',
  enquiry:
    '请问 想问 问一下 咨询 怎么办理 怎么申请 怎么弄 怎么领 材料 手续 盖章 证明 补贴 津贴 补助 社保 医保 ' +
    '低保 养老金 认证 居住证 户口 身份证 残疾证 公租房 报名 转学 上学 年审 几点 上班吗',
  sanitation:
    '垃圾 卫生 太脏 脏乱 臭味 臭气 臭水 恶臭 异味 污水 化粪池 下水道 小广告 苍蝇 蚊子 老鼠 蟑螂 清扫 打扫 ' +
    '积雪 扫雪 落叶 环卫 清运',
  parking:
    '停车 车位 乱停 停满 没处停 没地方停 占道 堵车 堵路 拥堵 地锁 僵尸车 挪车 挪走 停车费 红绿灯 车主 ' +
    '违停 人行道 共享单车 交通',
  facility:
    '路灯 声控灯 健身 器材 长椅 座椅 井盖 地砖 台阶 扶手 护栏 围栏 滑梯 秋千 篮球架 凉亭 坡道 路面 地面 ' +
    '坑 站牌 宣传栏 公园 广场 坏了 断了 松了 塌 晃 维修',
  'elder-care':
    '老人 老年人 老太太 老爷子 独居 爷爷 奶奶 姥姥 大爷 大娘 我妈 我爸 老伴 岁数大 陪同 没人陪 买菜 买药 ' +
    '拿药 做饭 助餐 送餐上门 上门 轮椅 理发 腿脚 看病 医院 日间照料 不放心 教老人',
  'fire-hazard':
    '消防 消防通道 消防栓 消火栓 灭火器 着火 起火 火灾 火花 火星 飞线 充电 电动车 电瓶车 烟感 防火门 ' +
    '安全出口 应急灯 杂物 堆满 焦糊 糊味 煤气罐 汽油 烟头',
  dispute:
    '邻居 邻里 矛盾 纠纷 调解 说和 劝劝 赔偿 押金 房东 室友 儿媳 兄弟 吵架 吵起来 骂人 动手 谈不拢 不承认 ' +
    '不讲理 闹',
  employment:
    '工作 就业 失业 下岗 招聘 招人 岗位 找活 活儿 干活 打工 培训 创业 工资 欠薪 拖欠 保姆 月嫂 焊工 电工 ' +
    '手工活 应聘',
  pets: '狗 猫 犬 宠物 遛狗 牵绳 拴绳 不拴 流浪 狗粪 狗屎 咬人 鸽子 养鸡 项圈',
  suggestion: '建议 希望 提议 提个 意见 增设 加装 多办 延长 改成 最好能 能不能 统一',
  praise: '感谢 谢谢 表扬 点赞 点个赞 辛苦 赞 热心 耐心 周到 真好 特别好 负责 利索',
}
