<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AbsenceDetail</name>
    <message>
        <source>{0} 有人在家了，照常报警</source>
        <translation>Somebody is home at {0}, alarms as ever</translation>
    </message>
    <message>
        <source>{0} 登记</source>
        <translation>Noted by {0}</translation>
    </message>
    <message>
        <source>取消登记</source>
        <translation>Cancel the note</translation>
    </message>
    <message>
        <source>在左边选一行，或按 Ctrl+N 登记一户外出。</source>
        <translation>Select a row on the left, or press Ctrl+N to note an absence.</translation>
    </message>
    <message>
        <source>外出</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>已回家</source>
        <translation>Back home</translation>
    </message>
    <message>
        <source>已撤销，{0} 仍是外出</source>
        <translation>Undone, {0} is still absent</translation>
    </message>
    <message>
        <source>没有选中外出登记</source>
        <translation>No absence selected</translation>
    </message>
    <message>
        <source>登记一户外出</source>
        <translation>Note an absence</translation>
    </message>
    <message>
        <source>；{0} 提前结束于 {1}</source>
        <translation>; ended early by {0} at {1}</translation>
    </message>
</context>
<context>
    <name>AbsenceForm</name>
    <message>
        <source>与点位登记的位置一样，如 302 室</source>
        <translation>Exactly as the sensors&apos; place is registered</translation>
    </message>
    <message>
        <source>住处（必填）</source>
        <translation>Home (required)</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>外出期间，这户的“无活动”“用水过少”不报警；烟感、燃气照常。</source>
        <translation>During an absence “no activity” and “too little water” raise nothing in this home; smoke and gas do as ever.</translation>
    </message>
    <message>
        <source>小区和楼号，或拼音首字母</source>
        <translation>Compound and number, or pinyin initials</translation>
    </message>
    <message>
        <source>已撤销，{0}照常报警</source>
        <translation>Undone, {0} raises alarms as ever</translation>
    </message>
    <message>
        <source>已登记外出：{0}</source>
        <translation>Absence noted: {0}</translation>
    </message>
    <message>
        <source>楼栋（必填）</source>
        <translation>Building (required)</translation>
    </message>
    <message>
        <source>请从列表里选一栋楼。</source>
        <translation>Choose a building from the list.</translation>
    </message>
    <message>
        <source>请写住处，与点位登记的位置一样。</source>
        <translation>Name the home as the sensors&apos; place is registered.</translation>
    </message>
</context>
<context>
    <name>AbsencesTab</name>
    <message>
        <source>新的外出登记</source>
        <translation>new absence</translation>
    </message>
    <message>
        <source>正在外出 {0} 户</source>
        <translation>{0} homes absent now</translation>
    </message>
    <message>
        <source>登记外出</source>
        <translation>Note an absence</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>上一条未确认 Alt+↑</source>
        <translation>Previous unacknowledged Alt+↑</translation>
    </message>
    <message>
        <source>下一条未确认</source>
        <translation>Next unseen</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>定时不响，写明原因，到时自动回来</source>
        <translation>Quiet for a time, with a reason; it comes back by itself</translation>
    </message>
    <message>
        <source>屏蔽</source>
        <translation>Shelve</translation>
    </message>
    <message>
        <source>已选 {0} 条</source>
        <translation>{0} selected</translation>
    </message>
    <message>
        <source>建事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>派队</source>
        <translation>Send team</translation>
    </message>
    <message>
        <source>火警要先复核，不能屏蔽</source>
        <translation>A fire is verified first and cannot be shelved</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Acknowledge</translation>
    </message>
</context>
<context>
    <name>AddForm</name>
    <message>
        <source>不填：现在就发出</source>
        <translation>Empty: fire it now</translation>
    </message>
    <message>
        <source>加入推演</source>
        <translation>Add to the drill</translation>
    </message>
    <message>
        <source>已加入：{0}</source>
        <translation>Added: {0}</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>To</translation>
    </message>
    <message>
        <source>说什么</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>请写 {0} 以后的时间，如 0:30 或 1:05:00。</source>
        <translation>Write a time after {0}, such as 0:30 or 1:05:00.</translation>
    </message>
    <message>
        <source>请写要说的话。</source>
        <translation>Write what it says.</translation>
    </message>
</context>
<context>
    <name>AlarmBoard</name>
    <message>
        <source>没有确认：别人已经确认，或级别刚刚升高，请再看一眼。</source>
        <translation>Not acknowledged: somebody else did it, or the level has just risen. Please look again.</translation>
    </message>
</context>
<context>
    <name>AlarmDeeds</name>
    <message>
        <source>又屏蔽了</source>
        <translation>Shelved again</translation>
    </message>
    <message>
        <source>只确认了屏幕上的 {0} 条：没有看到的不能算看过。</source>
        <translation>Only the {0} on screen were acknowledged: what was not seen does not count as seen.</translation>
    </message>
    <message>
        <source>已取消屏蔽 {0} 条</source>
        <translation>{0} no longer shelved</translation>
    </message>
    <message>
        <source>点位已恢复使用</source>
        <translation>The sensor is back in service</translation>
    </message>
    <message>
        <source>计划抑制随它的维护时段结束，请在那里提前结束。</source>
        <translation>Planned suppression ends with its maintenance window; end that early instead.</translation>
    </message>
</context>
<context>
    <name>AlarmDetail</name>
    <message>
        <source>24 小时内没有数值，只有状态报告</source>
        <translation>No values in 24 h, only reports of state</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>同楼另有 {0} 处报警</source>
        <translation>Other alarms in the building: {0}</translation>
    </message>
    <message>
        <source>同楼另有 {0} 处报警（{1}）</source>
        <translation>Other alarms in the building: {0} ({1})</translation>
    </message>
    <message>
        <source>回访：{0}</source>
        <translation>Call: {0}</translation>
    </message>
    <message>
        <source>处置：{0}</source>
        <translation>Done: {0}</translation>
    </message>
    <message>
        <source>复核：{0}</source>
        <translation>Verified: {0}</translation>
    </message>
    <message>
        <source>曲线</source>
        <translation>Curve</translation>
    </message>
    <message>
        <source>本楼 {0} 层 · {1} 户 · {2} 人</source>
        <translation>Floors {0} · households {1} · residents {2}</translation>
    </message>
    <message>
        <source>登记回访</source>
        <translation>Log a call</translation>
    </message>
    <message>
        <source>登记给当事人、家属、报告人的电话，没打通也登记</source>
        <translation>Calls to the person concerned, the family, the caller; also those nobody answered</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>脆弱人群 {0} 人</source>
        <translation>Vulnerable people {0}</translation>
    </message>
    <message>
        <source>近 {0} 小时{1}</source>
        <translation>Last {0} h{1}</translation>
    </message>
    <message>
        <source>首报 {0} · {1} · {2}</source>
        <translation>First {0} · {1} · {2}</translation>
    </message>
</context>
<context>
    <name>AlarmLists</name>
    <message>
        <source>共有 {0} 条报警未显示，点“清除筛选”查看全部。</source>
        <translation>{0} alarms are not shown; press “Clear filters” to see all.</translation>
    </message>
    <message>
        <source>哪一段断了、该怎么办，写在上方的报警条里。</source>
        <translation>The alarm strip above says what is broken and what to do.</translation>
    </message>
    <message>
        <source>它正在自动重启；恢复前请电话核实，按 F12 看运行诊断。</source>
        <translation>It is being restarted; until then verify by telephone. F12 shows diagnostics.</translation>
    </message>
    <message>
        <source>屏蔽、计划抑制和停用的报警列在这里，写明到何时、谁、为什么。</source>
        <translation>Alarms that are shelved, suppressed or out of service stand here: until when, by whom, why.</translation>
    </message>
    <message>
        <source>报警服务没有响应，现场情况不明</source>
        <translation>The watch does not answer: nobody knows what happens outside</translation>
    </message>
    <message>
        <source>换一个词，或放宽筛选；中文可用拼音首字母，如 lyec 12。</source>
        <translation>Try another word or widen the filters; pinyin initials find Chinese, e.g. lyec 12.</translation>
    </message>
    <message>
        <source>新报警会出现在这里和上方的报警条，并发出声音。</source>
        <translation>New alarms appear here and in the strip above, with a sound.</translation>
    </message>
    <message>
        <source>正在读取报警</source>
        <translation>Reading alarms</translation>
    </message>
    <message>
        <source>没有找到报警记录</source>
        <translation>No alarms found</translation>
    </message>
    <message>
        <source>没有报警</source>
        <translation>No alarms</translation>
    </message>
    <message>
        <source>没有符合筛选的报警</source>
        <translation>No alarm passes the filters</translation>
    </message>
    <message>
        <source>没有被屏蔽的报警</source>
        <translation>Nothing is set aside</translation>
    </message>
    <message>
        <source>现场情况不明</source>
        <translation>Nobody knows what happens outside</translation>
    </message>
</context>
<context>
    <name>AlarmSpeech</name>
    <message>
        <source>{0}报警超时未确认，共 {1} 条，请立即处理</source>
        <translation>{0}, alarms overdue, {1} in all, act now</translation>
    </message>
    <message>
        <source>一级</source>
        <translation>level one</translation>
    </message>
    <message>
        <source>三级</source>
        <translation>level three</translation>
    </message>
    <message>
        <source>二级</source>
        <translation>level two</translation>
    </message>
    <message>
        <source>井盖移位</source>
        <translation>manhole cover moved</translation>
    </message>
    <message>
        <source>共 {0} 处</source>
        <translation>{0} points in all</translation>
    </message>
    <message>
        <source>再次报警</source>
        <translation>again</translation>
    </message>
    <message>
        <source>十二小时用水过少</source>
        <translation>hardly any water used in twelve hours</translation>
    </message>
    <message>
        <source>又有 {0} 处，共 {1} 处</source>
        <translation>{0} more, {1} points in all</translation>
    </message>
    <message>
        <source>另有 {0} 处</source>
        <translation>and {0} more</translation>
    </message>
    <message>
        <source>可燃气体泄漏</source>
        <translation>gas leak</translation>
    </message>
    <message>
        <source>四级</source>
        <translation>level four</translation>
    </message>
    <message>
        <source>报警洪峰，10 分钟 {0} 条，{1} 处。最紧急：{2}</source>
        <translation>Alarm flood, {0} in 10 minutes, {1} places. Most urgent: {2}</translation>
    </message>
    <message>
        <source>消火栓水压低</source>
        <translation>low hydrant pressure</translation>
    </message>
    <message>
        <source>烟感火警</source>
        <translation>smoke, fire alarm</translation>
    </message>
    <message>
        <source>独居老人长时间无活动</source>
        <translation>no activity of a person living alone</translation>
    </message>
    <message>
        <source>现有未确认报警 {0} 条，{1} 处，最高{2}</source>
        <translation>{0} alarms not acknowledged, in {1} places, the highest {2}</translation>
    </message>
    <message>
        <source>电气火灾报警</source>
        <translation>electrical fire alarm</translation>
    </message>
    <message>
        <source>真实报警，不是演练：{0}</source>
        <translation>Real alarm, this is no drill: {0}</translation>
    </message>
    <message>
        <source>积水超限</source>
        <translation>water over the limit</translation>
    </message>
    <message>
        <source>这是报警语音测试</source>
        <translation>This is a test of the alarm voice</translation>
    </message>
    <message>
        <source>门磁久开</source>
        <translation>door left open</translation>
    </message>
    <message>
        <source>首报</source>
        <translation>first report</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>AlarmSteps</name>
    <message>
        <source>信号恢复</source>
        <translation>Signal cleared</translation>
    </message>
    <message>
        <source>升级</source>
        <translation>More severe</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>屏蔽</source>
        <translation>Shelved</translation>
    </message>
    <message>
        <source>屏蔽结束</source>
        <translation>Shelving ended</translation>
    </message>
    <message>
        <source>抑制结束</source>
        <translation>Suppression ended</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Raised</translation>
    </message>
    <message>
        <source>点位停用</source>
        <translation>Taken out of service</translation>
    </message>
    <message>
        <source>点位恢复使用</source>
        <translation>Returned to service</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>the system</translation>
    </message>
    <message>
        <source>计划抑制</source>
        <translation>Suppressed</translation>
    </message>
    <message>
        <source>超时未确认</source>
        <translation>Not acknowledged in time</translation>
    </message>
</context>
<context>
    <name>AlarmStrip</name>
    <message>
        <source>{0} 未确认</source>
        <translation>{0} unacknowledged</translation>
    </message>
    <message>
        <source>{0} 未确认 · 另有 {1} 条</source>
        <translation>{0} unacknowledged · {1} more</translation>
    </message>
    <message>
        <source>{0} 未确认 · 超时 {1} 条</source>
        <translation>{0} unacknowledged · {1} overdue</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>建事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>待值班长处理 {0}</source>
        <translation>For the leader {0}</translation>
    </message>
    <message>
        <source>报警服务没有响应：屏幕不反映现场，请电话核实。</source>
        <translation>The watch does not respond: the screen does not show the situation. Check by phone.</translation>
    </message>
    <message>
        <source>报警洪峰：10 分钟 {0} 条，{1} 处</source>
        <translation>Alarm flood: {0} in 10 min, {1} places</translation>
    </message>
    <message>
        <source>正在读取报警</source>
        <translation>Reading the alarms</translation>
    </message>
    <message>
        <source>正在连接报警服务，现场情况未知</source>
        <translation>Connecting to the watch; the situation is unknown</translation>
    </message>
    <message>
        <source>没有报警</source>
        <translation>No alarms</translation>
    </message>
    <message>
        <source>没有未确认的报警 · 处置中 {0} 条</source>
        <translation>No unacknowledged alarms · in hand {0}</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>超时仍无人确认、待值班长处理的报警</source>
        <translation>Alarms still not acknowledged, waiting for the shift leader</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>AlarmTable</name>
    <message>
        <source>先做</source>
        <translation>Do first</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>历时</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>当前值 / 限值</source>
        <translation>Value / limit</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>By</translation>
    </message>
</context>
<context>
    <name>AlarmWords</name>
    <message>
        <source>{0} · 还有 {1}</source>
        <translation>{0} · {1} left</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0} alarms</translation>
    </message>
    <message>
        <source>{0} 栋楼</source>
        <translation>{0} buildings</translation>
    </message>
    <message>
        <source>✓ {0} 待复核</source>
        <translation>✓ {0}, to verify</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>事件 {0}</source>
        <translation>Inc. {0}</translation>
    </message>
    <message>
        <source>到人工恢复为止</source>
        <translation>Until somebody brings it back</translation>
    </message>
    <message>
        <source>同楼道互相印证</source>
        <translation>confirmed in the stairwell</translation>
    </message>
    <message>
        <source>未确认（信号已恢复）</source>
        <translation>Unacked, cleared</translation>
    </message>
</context>
<context>
    <name>AlarmsPage</name>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>地点、设备、人员，可用拼音首字母</source>
        <translation>Place, device, person; pinyin initials</translation>
    </message>
    <message>
        <source>已屏蔽</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>常用筛选</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>当前</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>报警 {0}</source>
        <translation>Alarms {0}</translation>
    </message>
    <message>
        <source>报警：{0}</source>
        <translation>Alarms: {0}</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>这个常用筛选是旧版本存的，读不出来，请重新保存。</source>
        <translation>This filter was saved by an older version and cannot be read; save it anew.</translation>
    </message>
</context>
<context>
    <name>AnswerPart</name>
    <message>
        <source>已答复 {0}：{1}</source>
        <translation>Answered {0}: {1}</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>请先写答复。</source>
        <translation>Write an answer first.</translation>
    </message>
</context>
<context>
    <name>AreaPanel</name>
    <message>
        <source>在“推演”中选一个已结束的推演，点“记入年度演练”；它的参演居民区即为已开展。</source>
        <translation>Under “Drills”, select one that has ended and press “Enter in yearly drills”; the areas that took part have then had theirs.</translation>
    </message>
    <message>
        <source>如何记入</source>
        <translation>How to enter one</translation>
    </message>
    <message>
        <source>最近一次演练</source>
        <translation>Last drill</translation>
    </message>
    <message>
        <source>本年已开展演练</source>
        <translation>Drill held this year</translation>
    </message>
    <message>
        <source>本年未开展演练</source>
        <translation>No drill held this year</translation>
    </message>
</context>
<context>
    <name>AreaTable</name>
    <message>
        <source>在线 / 点位</source>
        <translation>Reporting / all</translation>
    </message>
    <message>
        <source>在避难点人数</source>
        <translation>People sheltered</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>开放避难点</source>
        <translation>Shelters open</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>最高级别</source>
        <translation>Highest level</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unacked</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Stale</translation>
    </message>
</context>
<context>
    <name>ArrivalForm</name>
    <message>
        <source>不详或外来</source>
        <translation>Unknown or from outside</translation>
    </message>
    <message>
        <source>已登记 {0} 进入 {1}，在住 {2}</source>
        <translation>Registered {0} into {1}; now inside {2}</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>登记后超员 {0}：容量 {1}，将有 {2}。可以登记，请尽快分流。</source>
        <translation>Over capacity by {0}: capacity {1}, there will be {2}. It can be registered; move people on soon.</translation>
    </message>
    <message>
        <source>登记后还可容纳 {0}</source>
        <translation>Room left afterwards: {0}</translation>
    </message>
    <message>
        <source>登记进入 {0}</source>
        <translation>Arrivals at {0}</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>仍在报</source>
        <translation>Still active</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部点位都在值守。</source>
        <translation>All sensors are watching.</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>已搁置</source>
        <translation>Shelved</translation>
    </message>
    <message>
        <source>恢复为止</source>
        <translation>until it is returned</translation>
    </message>
    <message>
        <source>报警或点位</source>
        <translation>Alarm or sensor</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>查找报警、地点、编码、原因、人</source>
        <translation>Search alarm, place, code, reason, person</translation>
    </message>
    <message>
        <source>正在恢复</source>
        <translation>coming back</translation>
    </message>
    <message>
        <source>没有搁置的报警，也没有停用的点位</source>
        <translation>Nothing is shelved, no sensor is out of service</translation>
    </message>
    <message>
        <source>点位停用</source>
        <translation>Sensor out</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>计划屏蔽中</source>
        <translation>Suppressed by plan</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>By</translation>
    </message>
    <message>
        <source>还有 {0}</source>
        <translation>{0} left</translation>
    </message>
    <message>
        <source>随点位停用</source>
        <translation>Out with sensor</translation>
    </message>
</context>
<context>
    <name>AsideDetail</name>
    <message>
        <source>{0}，停用于 {1}</source>
        <translation>{0}, out of service since {1}</translation>
    </message>
    <message>
        <source>{0}，报警于 {1}</source>
        <translation>{0}, raised {1}</translation>
    </message>
    <message>
        <source>停用期间这个点位什么都不报。修好后请恢复服务。</source>
        <translation>While it is out of service the sensor raises nothing. Return it to service when it is mended.</translation>
    </message>
    <message>
        <source>到时自动回到报警列表，重新要求确认。</source>
        <translation>It comes back to the alarm list by itself and asks to be acknowledged again.</translation>
    </message>
    <message>
        <source>到：{0}</source>
        <translation>Until: {0}</translation>
    </message>
    <message>
        <source>原因：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>在左边选一行，看为什么、到什么时候。</source>
        <translation>Select a row on the left to see why and until when.</translation>
    </message>
    <message>
        <source>已恢复服务：{0}，照常报警</source>
        <translation>Returned to service: {0} raises alarms as ever</translation>
    </message>
    <message>
        <source>已撤销，{0} 仍停用</source>
        <translation>Undone, {0} is still out of service</translation>
    </message>
    <message>
        <source>已撤销，仍搁置着</source>
        <translation>Undone, it is still shelved</translation>
    </message>
    <message>
        <source>已解除搁置：{0}</source>
        <translation>Unshelved: {0}</translation>
    </message>
    <message>
        <source>恢复服务</source>
        <translation>Return to service</translation>
    </message>
    <message>
        <source>恢复点位的服务后，这条报警按当时的情况回来。</source>
        <translation>When the sensor is returned to service the alarm comes back as it then is.</translation>
    </message>
    <message>
        <source>撤销刚才的恢复</source>
        <translation>The return just now is undone</translation>
    </message>
    <message>
        <source>没有选中</source>
        <translation>Nothing selected</translation>
    </message>
    <message>
        <source>看计划屏蔽</source>
        <translation>See planned suppression</translation>
    </message>
    <message>
        <source>解除搁置</source>
        <translation>Unshelve</translation>
    </message>
    <message>
        <source>计划屏蔽结束时自动回到报警列表。</source>
        <translation>It comes back to the alarm list when the planned suppression ends.</translation>
    </message>
    <message>
        <source>这条报警已经不在搁置中，可能刚到时间或别人解除了；列表已刷新。</source>
        <translation>This alarm is not shelved any more: its time may be over, or somebody else unshelved it. The list has been read again.</translation>
    </message>
</context>
<context>
    <name>AsideTab</name>
    <message>
        <source>搁置 {0} · 屏蔽 {1} · 停用点位 {2}</source>
        <translation>{0} shelved · {1} suppressed · {2} sensors out of service</translation>
    </message>
</context>
<context>
    <name>AttachmentPart</name>
    <message>
        <source>{0} 不是可以显示的图片。</source>
        <translation>{0} is no picture that can be shown.</translation>
    </message>
    <message>
        <source>{0} 不能在这里播放，请用其他程序打开。</source>
        <translation>{0} cannot be played here; open it in another program.</translation>
    </message>
    <message>
        <source>{0} 读不出来，请告诉导调。</source>
        <translation>{0} cannot be read; tell the controller.</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>用其他程序打开</source>
        <translation>Open in another program</translation>
    </message>
    <message>
        <source>这台机器不能播放，请用其他程序打开。</source>
        <translation>This machine cannot play it; open it in another program.</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
</context>
<context>
    <name>AttendanceForm</name>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>人数请写整数，如 12；没有数过就不填。</source>
        <translation>Write a whole number such as 12; leave it empty if nobody counted.</translation>
    </message>
    <message>
        <source>参演居民区</source>
        <translation>Residential area that took part</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Residential area</translation>
    </message>
    <message>
        <source>已记下参演居民区：{0}</source>
        <translation>Area that took part written down: {0}</translation>
    </message>
    <message>
        <source>没有数过就不填</source>
        <translation>Empty if nobody counted</translation>
    </message>
    <message>
        <source>街道里还没有居民区。</source>
        <translation>The street has no residential areas yet.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Write down</translation>
    </message>
</context>
<context>
    <name>BeatLine</name>
    <message>
        <source>I 级</source>
        <translation>Level I</translation>
    </message>
    <message>
        <source>诊断</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>BuildingField</name>
    <message>
        <source>取消定位</source>
        <translation>Clear location</translation>
    </message>
    <message>
        <source>已定位：{0}，可在图上看</source>
        <translation>Located: {0}; can be shown on the map</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>{0} 已登记回访{1}：{2}</source>
        <translation>{0}: call logged, {1}: {2}</translation>
    </message>
    <message>
        <source>告知了什么，对方怎么说</source>
        <translation>What they were told, what they said</translation>
    </message>
    <message>
        <source>回访 {0}</source>
        <translation>Call back {0}</translation>
    </message>
    <message>
        <source>打给谁</source>
        <translation>Who was called</translation>
    </message>
    <message>
        <source>接通没有（必选）</source>
        <translation>Was it answered? (required)</translation>
    </message>
    <message>
        <source>登记回访</source>
        <translation>Log call</translation>
    </message>
    <message>
        <source>说了什么</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>请选接通没有；没打通也要登记，接着派人上门。</source>
        <translation>Say whether it was answered. A call nobody answered is logged too; then send somebody there.</translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>告知了什么，对方怎么说</source>
        <translation>What they were told, what they said</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>已登记回访{0}：{1}</source>
        <translation>Call logged, {0}: {1}</translation>
    </message>
    <message>
        <source>已登记通知{0}：{1}</source>
        <translation>Call logged, {0}: {1}</translation>
    </message>
    <message>
        <source>登记回访</source>
        <translation>Log call</translation>
    </message>
    <message>
        <source>说了什么</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>请选接通没有；没打通也要登记，接着派人上门。</source>
        <translation>Say whether it was answered. A call nobody answered is logged too; then send somebody there.</translation>
    </message>
    <message>
        <source>通知 {0}</source>
        <translation>Tell {0}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>‹ 返回</source>
        <translation>‹ Back</translation>
    </message>
    <message>
        <source>合成数据，非真实单位和人员</source>
        <translation>Synthetic data; no real places or people</translation>
    </message>
    <message>
        <source>未结束的报警 {0}</source>
        <translation>Open alarms {0}</translation>
    </message>
</context>
<context>
    <name>CardsByLevel</name>
    <message>
        <source>{0} · 任务卡 {1} 张</source>
        <translation>{0} · task cards {1}</translation>
    </message>
    <message>
        <source>这个预案还没有任务卡，启动后不会派出任务；请先补录任务卡。</source>
        <translation>This plan has no task cards yet, so activating it gives no tasks; add its cards first.</translation>
    </message>
</context>
<context>
    <name>CheckpointPanel</name>
    <message>
        <source>不填：手动加推演时间</source>
        <translation>Empty: “By hand” and the drill time</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>回到“{0}”（推演时间 {1}）？{2}</source>
        <translation>Go back to “{0}” (drill time {1})? {2}</translation>
    </message>
    <message>
        <source>回到这里</source>
        <translation>Go back to this</translation>
    </message>
    <message>
        <source>已回到检查点“{0}”</source>
        <translation>Back at checkpoint “{0}”</translation>
    </message>
    <message>
        <source>已有同名的检查点，请换一个名称。</source>
        <translation>There is a checkpoint of this name; choose another.</translation>
    </message>
    <message>
        <source>已记检查点“{0}”</source>
        <translation>Checkpoint “{0}” made</translation>
    </message>
    <message>
        <source>手动 {0}</source>
        <translation>By hand {0}</translation>
    </message>
    <message>
        <source>推演已结束，不能再回到检查点。</source>
        <translation>The drill is over; there is no way back to a checkpoint.</translation>
    </message>
    <message>
        <source>播放器没有在运行；启动后才能记检查点、回到检查点。</source>
        <translation>The player is not running; start it to make checkpoints or go back to one.</translation>
    </message>
    <message>
        <source>检查点</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>正在回到“{0}”…</source>
        <translation>Going back to “{0}”…</translation>
    </message>
    <message>
        <source>正在记“{0}”…</source>
        <translation>Making “{0}”…</translation>
    </message>
    <message>
        <source>没有做成：{0}</source>
        <translation>It could not be done: {0}</translation>
    </message>
    <message>
        <source>确认回到“{0}”</source>
        <translation>Do go back to “{0}”</translation>
    </message>
    <message>
        <source>自动记的留最近六个；参演值守台不用关，回去之后它自动显示那时的情况。</source>
        <translation>Of those made by themselves the newest six are kept. The players&apos; console may stay open: after going back it shows how things were then.</translation>
    </message>
    <message>
        <source>街道的情况恢复成那时，推演停在那里；评估员的评定保留。</source>
        <translation>The street becomes as it was then, and the drill stands there; evaluators&apos; marks are kept.</translation>
    </message>
    <message>
        <source>记下此刻；推演时间每十分钟也自动记一次</source>
        <translation>Keep this moment; every ten minutes of drill time one is also made by itself</translation>
    </message>
    <message>
        <source>记检查点</source>
        <translation>Make checkpoint</translation>
    </message>
    <message>
        <source>还没有检查点。推演时间每十分钟自动记一个，按 {0} 随时再记。</source>
        <translation>No checkpoint yet. One is made every ten minutes of drill time; press {0} to make another at any time.</translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message>
        <source>办结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>办结 {0}</source>
        <translation>Close {0}</translation>
    </message>
    <message>
        <source>同时取消 {0} 个没有完成的任务</source>
        <translation>Also cancel unfinished tasks: {0}</translation>
    </message>
    <message>
        <source>同时取消没有完成的任务</source>
        <translation>Also cancel the unfinished tasks</translation>
    </message>
    <message>
        <source>处置结果（必填）</source>
        <translation>Outcome (required)</translation>
    </message>
    <message>
        <source>已办结 {0} {1}</source>
        <translation>Closed {0} {1}</translation>
    </message>
    <message>
        <source>已撤销，{0} 恢复处置中</source>
        <translation>Undone; {0} is open again</translation>
    </message>
    <message>
        <source>怎么处置的，现场现在怎样</source>
        <translation>What was done, how the scene is now</translation>
    </message>
    <message>
        <source>撤销刚才的办结</source>
        <translation>Undo of the closing</translation>
    </message>
    <message>
        <source>群众是否满意（必选）</source>
        <translation>Resident satisfied? (required)</translation>
    </message>
    <message>
        <source>请写处置结果。</source>
        <translation>Write the outcome.</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>请选群众是否满意；没联系上就选“未能回访”。</source>
        <translation>Choose whether the resident is satisfied; if not reached, choose “Not reached”.</translation>
    </message>
</context>
<context>
    <name>CodeField</name>
    <message>
        <source>本街道没有这个编号。</source>
        <translation>This street has no such code.</translation>
    </message>
</context>
<context>
    <name>CodesField</name>
    <message>
        <source>按编号或名称查找，回车加入</source>
        <translation>Find by code or name, Enter adds it</translation>
    </message>
    <message>
        <source>查找编号</source>
        <translation>Find a code</translation>
    </message>
</context>
<context>
    <name>ConfirmBar</name>
    <message>
        <source>不动</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>下一个</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>分钟 +5 −5</source>
        <translation>Minutes +5 −5</translation>
    </message>
    <message>
        <source>启动播放器</source>
        <translation>Start the player</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>已暂停，播放器上次中断过</source>
        <translation>Paused; the player had died</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>恢复推进</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>情景停住，讨论继续</source>
        <translation>The scenario stands still while talk goes on</translation>
    </message>
    <message>
        <source>情景时间 {0}</source>
        <translation>Story time {0}</translation>
    </message>
    <message>
        <source>推演时间走到下一个有时间的注入，并把它发出；已经到点的马上发出</source>
        <translation>Drill time goes to the next inject whose time is known, and fires it; one that is overdue is fired at once</translation>
    </message>
    <message>
        <source>播放器没有回应</source>
        <translation>The player does not respond</translation>
    </message>
    <message>
        <source>播放器没有在运行</source>
        <translation>No player is running</translation>
    </message>
    <message>
        <source>播放器没有在运行，推演停在这里；启动后接着走</source>
        <translation>No player is running: the drill stands here, and goes on from here when one is started</translation>
    </message>
    <message>
        <source>时间 0:30</source>
        <translation>Time 0:30</translation>
    </message>
    <message>
        <source>时间请写成 0:30、1:05:00 或 90s。</source>
        <translation>Write the time as 0:30, 1:05:00 or 90s.</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>暂停推进</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>正在启动播放器…</source>
        <translation>Starting the player…</translation>
    </message>
    <message>
        <source>正在记入…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>结束“{0}”后不能再继续，没有发出的注入不再发出。</source>
        <translation>Once “{0}” is ended it cannot go on; what was not fired will not be.</translation>
    </message>
    <message>
        <source>结束推演</source>
        <translation>End the drill</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>请写整分钟数，如 5 或 -5。</source>
        <translation>Write whole minutes, such as 5 or -5.</translation>
    </message>
    <message>
        <source>跳到</source>
        <translation>Jump to</translation>
    </message>
    <message>
        <source>跳到 {0} 会跳过 {1} 个注入（{2}…），之后只能手动补发。</source>
        <translation>A jump to {0} skips {1} injects ({2}…); after that they can only be fired by hand.</translation>
    </message>
    <message>
        <source>跳过去</source>
        <translation>Jump</translation>
    </message>
    <message>
        <source>进行中 ×{0}</source>
        <translation>Running ×{0}</translation>
    </message>
    <message>
        <source>顺延</source>
        <translation>Shift</translation>
    </message>
</context>
<context>
    <name>ControlWindow</name>
    <message>
        <source>{0} 导调 {1}</source>
        <translation>{0} Control {1}</translation>
    </message>
    <message>
        <source>临时加注入</source>
        <translation>Add an inject</translation>
    </message>
    <message>
        <source>复盘</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>播放器退出了（{0}）：{1}</source>
        <translation>The player ended ({0}): {1}</translation>
    </message>
    <message>
        <source>检查点</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>注入</source>
        <translation>Inject</translation>
    </message>
    <message>
        <source>评估</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>评估 {0}</source>
        <translation>Score {0}</translation>
    </message>
</context>
<context>
    <name>CountForm</name>
    <message>
        <source>{0}&#x3000;账面 {1}</source>
        <translation>{0} · on record {1}</translation>
    </message>
    <message>
        <source>与账面一致，记一条盘点作凭据</source>
        <translation>Agrees with the record; a count is noted as proof</translation>
    </message>
    <message>
        <source>与账面差 {0}</source>
        <translation>Differs from the record by {0}</translation>
    </message>
    <message>
        <source>事由（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>交接盘点</source>
        <translation>Handover count</translation>
    </message>
    <message>
        <source>实有数量</source>
        <translation>Quantity found</translation>
    </message>
    <message>
        <source>已撤销 {0} 批次 {1} 的盘点</source>
        <translation>Count of {0}, lot {1}, undone</translation>
    </message>
    <message>
        <source>已盘点 {0} 批次 {1}，差 {2}</source>
        <translation>Counted {0}, lot {1}; difference {2}</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>抽查</source>
        <translation>Spot check</translation>
    </message>
    <message>
        <source>撤销刚才的盘点</source>
        <translation>Undo of the count</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>月度盘点</source>
        <translation>Monthly count</translation>
    </message>
    <message>
        <source>盘点 {0}</source>
        <translation>Count {0}</translation>
    </message>
    <message>
        <source>记下盘点</source>
        <translation>Record count</translation>
    </message>
    <message>
        <source>请填盘到的数量，没有就填 0。</source>
        <translation>Enter the quantity found; 0 if there is none.</translation>
    </message>
    <message>
        <source>这里没有批次可盘；新到的物资请登记入库。</source>
        <translation>There is no lot to count here; register new goods as a receipt.</translation>
    </message>
</context>
<context>
    <name>CsvExport</name>
    <message>
        <source>CSV 表格 (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message>
        <source>导出 {0}</source>
        <translation>Export {0}</translation>
    </message>
    <message>
        <source>已导出 {0} 行：{1}</source>
        <translation>Exported rows: {0}, {1}</translation>
    </message>
</context>
<context>
    <name>DeedField</name>
    <message>
        <source>还要符合什么</source>
        <translation>What else must hold</translation>
    </message>
    <message>
        <source>还要符合什么，一行一个，如 level = 1（可不填）</source>
        <translation>What else must hold, one a line, e.g. level = 1 (optional)</translation>
    </message>
    <message>
        <source>（未选）</source>
        <translation>(none)</translation>
    </message>
</context>
<context>
    <name>DeedForm</name>
    <message>
        <source>原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>季节调整</source>
        <translation>Season</translation>
    </message>
    <message>
        <source>已撤销，“{0}”恢复原来的设定</source>
        <translation>Undone, “{0}” is as it was</translation>
    </message>
    <message>
        <source>按厂家说明</source>
        <translation>By the maker&apos;s manual</translation>
    </message>
    <message>
        <source>撤销刚才的改动</source>
        <translation>The change just now is undone</translation>
    </message>
    <message>
        <source>施工期间</source>
        <translation>Building work</translation>
    </message>
    <message>
        <source>误报太多</source>
        <translation>Too many false alarms</translation>
    </message>
    <message>
        <source>请写原因：以后要知道为什么这样设。</source>
        <translation>Give a reason: later one must know why it is set so.</translation>
    </message>
</context>
<context>
    <name>DepartureForm</name>
    <message>
        <source>全部 {0}</source>
        <translation>All {0}</translation>
    </message>
    <message>
        <source>已登记 {0} 离开 {1}，在住 {2}</source>
        <translation>Registered {0} out of {1}; now inside {2}</translation>
    </message>
    <message>
        <source>登记离开 {0}</source>
        <translation>Departures from {0}</translation>
    </message>
</context>
<context>
    <name>DeviceDetail</name>
    <message>
        <source>{0} 重新等待接入</source>
        <translation>{0} waits again</translation>
    </message>
    <message>
        <source>主题 {0}</source>
        <translation>Topic {0}</translation>
    </message>
    <message>
        <source>可能是 {0} · 共 {1} 条报文 · {2} 起</source>
        <translation>Perhaps {0} · {1} messages · since {2}</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>Show on map</translation>
    </message>
    <message>
        <source>在左边选一行，看它最后的报文，再接入或拒绝。</source>
        <translation>Choose a row on the left to see its last message, then connect or refuse it.</translation>
    </message>
    <message>
        <source>地址 {0}</source>
        <translation>Address {0}</translation>
    </message>
    <message>
        <source>拒绝</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>接入</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>撤回拒绝</source>
        <translation>Take the refusal back</translation>
    </message>
    <message>
        <source>最后一条报文</source>
        <translation>Last message</translation>
    </message>
    <message>
        <source>没有选中设备</source>
        <translation>No device selected</translation>
    </message>
    <message>
        <source>点位 {0}</source>
        <translation>Sensor {0}</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>一条报文里的设备太多</source>
        <translation>too many devices in one message</translation>
    </message>
    <message>
        <source>不在点位库里的设备发来报文后显示在这里。其他厂家的报文格式，在“字段映射”里设置。</source>
        <translation>Devices that report and are not in the register are shown here. Set other vendors&apos; message formats under &quot;Field mappings&quot;.</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>主题写错了；不能以 # 或 + 开头</source>
        <translation>the topic is wrong; it cannot begin with # or +</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>厂家有自己的 JSON 报文时，在这里设置每个字段在哪里。</source>
        <translation>Where a vendor has JSON of its own, say here where each field stands.</translation>
    </message>
    <message>
        <source>可能是</source>
        <translation>Perhaps</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>On</translation>
    </message>
    <message>
        <source>太长</source>
        <translation>too long</translation>
    </message>
    <message>
        <source>字段映射</source>
        <translation>Field mappings</translation>
    </message>
    <message>
        <source>字段映射 {0}</source>
        <translation>Mapping {0}</translation>
    </message>
    <message>
        <source>已拒绝</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>已接入</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>已接入 台</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>已有同名的映射，请换一个名称。</source>
        <translation>Another mapping has this name; choose another.</translation>
    </message>
    <message>
        <source>序号要是不小于 0 的整数</source>
        <translation>the sequence number must be a whole number of 0 or more</translation>
    </message>
    <message>
        <source>待接入</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>待接入 {0} 台，其中报警 {1} 台 · 已拒绝 {2} 台</source>
        <translation>{0} waiting, {1} of them in alarm · {2} refused</translation>
    </message>
    <message>
        <source>待接入 台</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>感知点位编码</source>
        <translation>Sensor code</translation>
    </message>
    <message>
        <source>报文 条</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>报文不是 JSON</source>
        <translation>the message is not JSON</translation>
    </message>
    <message>
        <source>报文太长</source>
        <translation>the message is too long</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>报警，未接入</source>
        <translation>Alarm, not connected</translation>
    </message>
    <message>
        <source>拒绝原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>按 Ctrl+N 新建：粘贴一条厂家报文，边填边看读出什么。</source>
        <translation>Press Ctrl+N for a new one: paste a vendor&apos;s message and see what is read while you fill in.</translation>
    </message>
    <message>
        <source>新建映射</source>
        <translation>New mapping</translation>
    </message>
    <message>
        <source>时间读不懂，请核对时间写法</source>
        <translation>the time cannot be read; check how it is written</translation>
    </message>
    <message>
        <source>映射已删除</source>
        <translation>mapping gone</translation>
    </message>
    <message>
        <source>最近一条</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>未接入的设备</source>
        <translation>Devices not connected</translation>
    </message>
    <message>
        <source>本街道主题</source>
        <translation>Street topic</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>查找名称、主题</source>
        <translation>Find name, topic</translation>
    </message>
    <message>
        <source>查找地址、名称、主题</source>
        <translation>Find address, name, topic</translation>
    </message>
    <message>
        <source>楼层要在 −9 到这栋楼的层数之间，请核对。</source>
        <translation>The floor must be between −9 and the top floor of the building.</translation>
    </message>
    <message>
        <source>没有等待接入的设备</source>
        <translation>No device is waiting</translation>
    </message>
    <message>
        <source>没有这种写法</source>
        <translation>there is no such word</translation>
    </message>
    <message>
        <source>没有选中映射</source>
        <translation>No mapping selected</translation>
    </message>
    <message>
        <source>测量值和状态都没有</source>
        <translation>neither value nor state</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>状态词表里没有这个词</source>
        <translation>not in the table of state words</translation>
    </message>
    <message>
        <source>电量要在 0 到 100 之间</source>
        <translation>the battery must be between 0 and 100</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>经纬度写成 121.5051, 31.1952（WGS-84，先经度后纬度），或留空。</source>
        <translation>Write the position as 121.5051, 31.1952 (WGS-84, longitude first), or leave it empty.</translation>
    </message>
    <message>
        <source>编码 {0} 已被别的点位使用，请换一个或留空。</source>
        <translation>Another sensor has the code {0}; choose another or leave it empty.</translation>
    </message>
    <message>
        <source>编码里不能有 / + #，请改。</source>
        <translation>A code cannot hold / + #.</translation>
    </message>
    <message>
        <source>设备地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>设备自报名称</source>
        <translation>Own name</translation>
    </message>
    <message>
        <source>请选择设备种类。</source>
        <translation>Choose the kind of device.</translation>
    </message>
    <message>
        <source>请选楼栋；不在楼内就选居民区。</source>
        <translation>Choose a building, or an area where there is none.</translation>
    </message>
    <message>
        <source>读不懂</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>路径写错了</source>
        <translation>the path is wrong</translation>
    </message>
    <message>
        <source>路径用在这条报文上出错</source>
        <translation>the path fails on this message</translation>
    </message>
    <message>
        <source>还没有字段映射</source>
        <translation>No field mappings yet</translation>
    </message>
    <message>
        <source>这台设备已经接入，列表已刷新。</source>
        <translation>This device is connected already; the list has been refreshed.</translation>
    </message>
    <message>
        <source>这台设备已被拒绝；要重新处理，请先撤回拒绝。</source>
        <translation>This device was refused; take the refusal back first.</translation>
    </message>
    <message>
        <source>这台设备正等待接入，没有可撤回的。</source>
        <translation>This device is waiting; there is nothing to take back.</translation>
    </message>
    <message>
        <source>这里不是数字</source>
        <translation>this is no number</translation>
    </message>
    <message>
        <source>这里不是设备列表</source>
        <translation>this is no list of devices</translation>
    </message>
    <message>
        <source>这里必须填写</source>
        <translation>this must be filled in</translation>
    </message>
    <message>
        <source>这里没有设备编号</source>
        <translation>no device id here</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPage</name>
    <message>
        <source> 等 {0} 台</source>
        <translation>, {0} in all</translation>
    </message>
    <message>
        <source>{0} · 在线 {1} · 帧 {2} · 否认 {3}</source>
        <translation>{0} · connected {1} · frames {2} · denied {3}</translation>
    </message>
    <message>
        <source>{0} 打不开：{1}</source>
        <translation>cannot listen at {0}: {1}</translation>
    </message>
    <message>
        <source>{0} 自 {1}</source>
        <translation>{0} since {1}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Stored</translation>
    </message>
    <message>
        <source>内容：{0}</source>
        <translation>Content: {0}</translation>
    </message>
    <message>
        <source>协议</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>已运行</source>
        <translation>Running for</translation>
    </message>
    <message>
        <source>序号缺失</source>
        <translation>Missed numbers</translation>
    </message>
    <message>
        <source>心跳发·回·存</source>
        <translation>Beats sent · back · stored</translation>
    </message>
    <message>
        <source>心跳被拒</source>
        <translation>Heartbeat refused</translation>
    </message>
    <message>
        <source>感知点位：在线 / 共有 · 离线 · 从未上报</source>
        <translation>Sensors: reporting / total · stale · never reported</translation>
    </message>
    <message>
        <source>打开日志目录</source>
        <translation>Open log folder</translation>
    </message>
    <message>
        <source>报警服务</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>断开的传输装置</source>
        <translation>Devices gone</translation>
    </message>
    <message>
        <source>新报警</source>
        <translation>New alarms</translation>
    </message>
    <message>
        <source>无响应</source>
        <translation>No response</translation>
    </message>
    <message>
        <source>无法识别的消息会连同原因留在这里，不会悄悄丢掉。</source>
        <translation>Messages that cannot be read are kept here with the reason, never dropped silently.</translation>
    </message>
    <message>
        <source>最近入库</source>
        <translation>Last commit</translation>
    </message>
    <message>
        <source>最近消息</source>
        <translation>Last message</translation>
    </message>
    <message>
        <source>未启用</source>
        <translation>off</translation>
    </message>
    <message>
        <source>查找主题、原因</source>
        <translation>Topic, reason</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>每秒消息</source>
        <translation>Messages per second</translation>
    </message>
    <message>
        <source>没有被隔离的消息</source>
        <translation>No quarantined messages</translation>
    </message>
    <message>
        <source>消息代理</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>消防主机接入</source>
        <translation>Fire systems</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>等候入库</source>
        <translation>Waiting to be stored</translation>
    </message>
    <message>
        <source>自报警服务启动以来</source>
        <translation>Since the watch started</translation>
    </message>
    <message>
        <source>试用代理，不用于正式值守</source>
        <translation>Trial broker, not for real duty</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>软件</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>运行诊断</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>隔离</source>
        <translation>Quarantined</translation>
    </message>
    <message>
        <source>隔离的消息</source>
        <translation>Quarantined messages</translation>
    </message>
</context>
<context>
    <name>DispatchPanel</name>
    <message>
        <source>1 时内</source>
        <translation>in 1 h</translation>
    </message>
    <message>
        <source>10 分内</source>
        <translation>in 10 min</translation>
    </message>
    <message>
        <source>30 分内</source>
        <translation>in 30 min</translation>
    </message>
    <message>
        <source>{0} · {1} 人 · {2}</source>
        <translation>{0} · {1} people · {2}</translation>
    </message>
    <message>
        <source>{0} · 不在岗：{1}</source>
        <translation>{0} · away: {1}</translation>
    </message>
    <message>
        <source>{0}，{1} m</source>
        <translation>{0}, {1} m</translation>
    </message>
    <message>
        <source>上门看望</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>不限时</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>同小区</source>
        <translation>same compound</translation>
    </message>
    <message>
        <source>同居民区</source>
        <translation>same area</translation>
    </message>
    <message>
        <source>同楼</source>
        <translation>same building</translation>
    </message>
    <message>
        <source>已撤销派队，任务取消</source>
        <translation>Team called back, task cancelled</translation>
    </message>
    <message>
        <source>已派 {0}：{1}（事件 {2}）</source>
        <translation>{0} sent: {1} (incident {2})</translation>
    </message>
    <message>
        <source>并入 {0} {1}（{2}）</source>
        <translation>Join {0} {1} ({2})</translation>
    </message>
    <message>
        <source>携器材处置</source>
        <translation>Go with gear</translation>
    </message>
    <message>
        <source>新建事件</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>本居民区</source>
        <translation>this area</translation>
    </message>
    <message>
        <source>正在读取队伍和事件</source>
        <translation>Reading teams and incidents</translation>
    </message>
    <message>
        <source>派出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>派队</source>
        <translation>Send a team</translation>
    </message>
    <message>
        <source>派队撤销</source>
        <translation>Sent by mistake</translation>
    </message>
    <message>
        <source>现场核实</source>
        <translation>Verify on site</translation>
    </message>
    <message>
        <source>疏散住户</source>
        <translation>Evacuate residents</translation>
    </message>
    <message>
        <source>登记归队</source>
        <translation>Mark as back</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>street</translation>
    </message>
    <message>
        <source>设警示、拦车辆行人</source>
        <translation>Warn and stop traffic</translation>
    </message>
    <message>
        <source>请写明去做什么。</source>
        <translation>Say what they are to do.</translation>
    </message>
    <message>
        <source>请选一支队伍。</source>
        <translation>Choose a team.</translation>
    </message>
    <message>
        <source>还没有登记队伍，请先导入队伍，或按 F4 建事件后电话派人。</source>
        <translation>No teams are registered: import them, or press F4 for an incident and send somebody by telephone.</translation>
    </message>
    <message>
        <source>队伍（近的在前）</source>
        <translation>Team (nearest first)</translation>
    </message>
</context>
<context>
    <name>DistrictLine</name>
    <message>
        <source>与区平台的同步还没有建成。</source>
        <translation>Synchronisation with the district is not built yet.</translation>
    </message>
    <message>
        <source>中断 {0}</source>
        <translation>lost {0}</translation>
    </message>
    <message>
        <source>区平台联系不上，改用电话报告。</source>
        <translation>The district&apos;s platform cannot be reached; report by telephone.</translation>
    </message>
    <message>
        <source>未接入 · 待上报 —</source>
        <translation>not connected · unsent —</translation>
    </message>
</context>
<context>
    <name>DrillCheckpoints</name>
    <message>
        <source>{0} 个已发出的注入（{1}{2}）</source>
        <translation>{0} injects that went out ({1}{2})</translation>
    </message>
    <message>
        <source>{0} 条答复</source>
        <translation>{0} answers</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>从那时起过了 {0}；</source>
        <translation>{0} have passed since; </translation>
    </message>
    <message>
        <source>其间没有发出注入，也没有人做过什么。</source>
        <translation>no inject went out in between, and nobody did anything. </translation>
    </message>
    <message>
        <source>其间的{0}都不再计分（日志里仍留着）。</source>
        <translation>{0} in between no longer count (they stay in the log). </translation>
    </message>
    <message>
        <source>参演人员做的 {0} 件事</source>
        <translation>{0} things that players did</translation>
    </message>
    <message>
        <source>它在此刻之后；</source>
        <translation>It lies after this moment; </translation>
    </message>
    <message>
        <source>怎么记的</source>
        <translation>How</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>检查点</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>记于</source>
        <translation>Made at</translation>
    </message>
</context>
<context>
    <name>DrillChoices</name>
    <message>
        <source>一段时间没有人做某事</source>
        <translation>When nobody did something for a time</translation>
    </message>
    <message>
        <source>下立交积水</source>
        <translation>Flooded underpass</translation>
    </message>
    <message>
        <source>下达任务</source>
        <translation>Give a task</translation>
    </message>
    <message>
        <source>不可用</source>
        <translation>Unusable</translation>
    </message>
    <message>
        <source>与区里的连接</source>
        <translation>The link to the district</translation>
    </message>
    <message>
        <source>业务系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>书面</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>书面初报</source>
        <translation>Initial, in writing</translation>
    </message>
    <message>
        <source>书面报告区里</source>
        <translation>Report to the district in writing</translation>
    </message>
    <message>
        <source>书面终报</source>
        <translation>Final, in writing</translation>
    </message>
    <message>
        <source>书面续报</source>
        <translation>Follow-up, in writing</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>传感器读数</source>
        <translation>Readings</translation>
    </message>
    <message>
        <source>传言</source>
        <translation>Rumour</translation>
    </message>
    <message>
        <source>供水</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>供电</source>
        <translation>Power</translation>
    </message>
    <message>
        <source>信息发布</source>
        <translation>Public information</translation>
    </message>
    <message>
        <source>信息报送</source>
        <translation>Reporting</translation>
    </message>
    <message>
        <source>停用、中断</source>
        <translation>Outage</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>其他人</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>其余点位照常上报</source>
        <translation>The other sensors report as usual</translation>
    </message>
    <message>
        <source>写值班日志</source>
        <translation>Write the duty log</translation>
    </message>
    <message>
        <source>决策点</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>到某个推演时间</source>
        <translation>At a drill time</translation>
    </message>
    <message>
        <source>办结事件</source>
        <translation>Close an incident</translation>
    </message>
    <message>
        <source>厨房起火</source>
        <translation>Kitchen fire</translation>
    </message>
    <message>
        <source>参演</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>参演人员做了某事之后</source>
        <translation>After players did something</translation>
    </message>
    <message>
        <source>发对批次</source>
        <translation>Right lots issued</translation>
    </message>
    <message>
        <source>发放物资</source>
        <translation>Supplies issued</translation>
    </message>
    <message>
        <source>台风</source>
        <translation>Typhoon</translation>
    </message>
    <message>
        <source>启动预案</source>
        <translation>Plan activated</translation>
    </message>
    <message>
        <source>告示（预警、封路、天气）</source>
        <translation>Notice (warning, closure, weather)</translation>
    </message>
    <message>
        <source>响应已结束</source>
        <translation>Response ended</translation>
    </message>
    <message>
        <source>响应等级正好</source>
        <translation>Response level exactly right</translation>
    </message>
    <message>
        <source>回电</source>
        <translation>Called back</translation>
    </message>
    <message>
        <source>在另一个注入之后</source>
        <translation>After another inject</translation>
    </message>
    <message>
        <source>在某个注入之前做某事</source>
        <translation>Something done before an inject</translation>
    </message>
    <message>
        <source>大雾</source>
        <translation>Fog</translation>
    </message>
    <message>
        <source>大风</source>
        <translation>Wind</translation>
    </message>
    <message>
        <source>天气</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>完成任务</source>
        <translation>Task done</translation>
    </message>
    <message>
        <source>家属</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>寒潮</source>
        <translation>Cold</translation>
    </message>
    <message>
        <source>导调</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>封路</source>
        <translation>Closure</translation>
    </message>
    <message>
        <source>就报警打电话</source>
        <translation>Telephone about an alarm</translation>
    </message>
    <message>
        <source>居民区队伍</source>
        <translation>A residential area&apos;s</translation>
    </message>
    <message>
        <source>已生效的预警</source>
        <translation>A warning in force</translation>
    </message>
    <message>
        <source>帮扶照护</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>开放</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>开放的避难点位有几个</source>
        <translation>How many shelters are open</translation>
    </message>
    <message>
        <source>开放避难点位</source>
        <translation>Open a shelter</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>微信</source>
        <translation>WeChat</translation>
    </message>
    <message>
        <source>所有居民</source>
        <translation>All residents</translation>
    </message>
    <message>
        <source>打给脆弱人群</source>
        <translation>Call a vulnerable person</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>报警潮</source>
        <translation>Alarm storm</translation>
    </message>
    <message>
        <source>指挥启动</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>提前开放避难点位</source>
        <translation>Shelter opened before</translation>
    </message>
    <message>
        <source>提高响应等级</source>
        <translation>Raise the response level</translation>
    </message>
    <message>
        <source>撤回报告</source>
        <translation>Take a report back</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>暴雨</source>
        <translation>Rainstorm</translation>
    </message>
    <message>
        <source>暴雪</source>
        <translation>Snow</translation>
    </message>
    <message>
        <source>未处置的报警有几条</source>
        <translation>How many alarms are open</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>The person</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>The caller</translation>
    </message>
    <message>
        <source>某个条件成立时</source>
        <translation>When a condition holds</translation>
    </message>
    <message>
        <source>某个注入已答复</source>
        <translation>An inject is answered</translation>
    </message>
    <message>
        <source>核实报警并写结论</source>
        <translation>Verify an alarm and give a verdict</translation>
    </message>
    <message>
        <source>橙色（II）</source>
        <translation>Orange (II)</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>消息代理（点位全部收不到）</source>
        <translation>Broker (no sensor is heard)</translation>
    </message>
    <message>
        <source>燃气</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>燃气泄漏</source>
        <translation>Gas leak</translation>
    </message>
    <message>
        <source>物资保障</source>
        <translation>Supplies</translation>
    </message>
    <message>
        <source>物资库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>物资还剩多少</source>
        <translation>How much stock is left</translation>
    </message>
    <message>
        <source>独居老人无活动</source>
        <translation>Elder unseen</translation>
    </message>
    <message>
        <source>由导调手动发出</source>
        <translation>By the controller&apos;s hand</translation>
    </message>
    <message>
        <source>电梯</source>
        <translation>Lift</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>电话报告</source>
        <translation>By telephone</translation>
    </message>
    <message>
        <source>电话报告区里</source>
        <translation>Tell the district by telephone</translation>
    </message>
    <message>
        <source>画面</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>疏散到位</source>
        <translation>Evacuation complete</translation>
    </message>
    <message>
        <source>疏散安置</source>
        <translation>Evacuation</translation>
    </message>
    <message>
        <source>登记事件</source>
        <translation>Take in an incident</translation>
    </message>
    <message>
        <source>登记进入人数</source>
        <translation>Count people into a shelter</translation>
    </message>
    <message>
        <source>监测报警</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>短信</source>
        <translation>Text message</translation>
    </message>
    <message>
        <source>确认报警</source>
        <translation>Acknowledge an alarm</translation>
    </message>
    <message>
        <source>社会力量</source>
        <translation>Social forces</translation>
    </message>
    <message>
        <source>红色（I）</source>
        <translation>Red (I)</translation>
    </message>
    <message>
        <source>结束响应</source>
        <translation>End the response</translation>
    </message>
    <message>
        <source>给来电人回电</source>
        <translation>Call the caller back</translation>
    </message>
    <message>
        <source>网络</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>脆弱人群</source>
        <translation>Vulnerable people</translation>
    </message>
    <message>
        <source>蓝色（IV）</source>
        <translation>Blue (IV)</translation>
    </message>
    <message>
        <source>街道队伍</source>
        <translation>The street&apos;s</translation>
    </message>
    <message>
        <source>观摩</source>
        <translation>Observer</translation>
    </message>
    <message>
        <source>视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>视频监控</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>评估</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>询问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>调整事件等级</source>
        <translation>Change an incident&apos;s grade</translation>
    </message>
    <message>
        <source>资源受损</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>超时的任务有几项</source>
        <translation>How many tasks are overdue</translation>
    </message>
    <message>
        <source>逐户通知脆弱人群</source>
        <translation>Vulnerable people notified</translation>
    </message>
    <message>
        <source>道路封闭</source>
        <translation>A road closed</translation>
    </message>
    <message>
        <source>道路结冰</source>
        <translation>Ice on roads</translation>
    </message>
    <message>
        <source>避难点位的状态</source>
        <translation>State of a shelter</translation>
    </message>
    <message>
        <source>避难点位里有多少人</source>
        <translation>How many people are in shelters</translation>
    </message>
    <message>
        <source>邻居</source>
        <translation>Neighbour</translation>
    </message>
    <message>
        <source>队伍不在</source>
        <translation>A team is away</translation>
    </message>
    <message>
        <source>限时做某事</source>
        <translation>Something done in time</translation>
    </message>
    <message>
        <source>限时报告区里</source>
        <translation>District told in time</translation>
    </message>
    <message>
        <source>限时派出队伍</source>
        <translation>Team sent in time</translation>
    </message>
    <message>
        <source>限时确认报警</source>
        <translation>Alarms acknowledged in time</translation>
    </message>
    <message>
        <source>限时答复</source>
        <translation>Answered in time</translation>
    </message>
    <message>
        <source>雷电</source>
        <translation>Thunder</translation>
    </message>
    <message>
        <source>预案已启动到几级</source>
        <translation>How far a plan is activated</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>领用物资</source>
        <translation>Issue supplies</translation>
    </message>
    <message>
        <source>高温</source>
        <translation>Heat</translation>
    </message>
    <message>
        <source>高潮位</source>
        <translation>High tide</translation>
    </message>
    <message>
        <source>黄色（III）</source>
        <translation>Yellow (III)</translation>
    </message>
</context>
<context>
    <name>DrillClues</name>
    <message>
        <source>I 级</source>
        <translation>level I</translation>
    </message>
    <message>
        <source>II 级</source>
        <translation>level II</translation>
    </message>
    <message>
        <source>III 级</source>
        <translation>level III</translation>
    </message>
    <message>
        <source>IV 级</source>
        <translation>level IV</translation>
    </message>
    <message>
        <source>{0} 开放后又关闭或不能用</source>
        <translation>{0} was closed again, or lost</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>从 {0} 发的不算</source>
        <translation>what left {0} does not count</translation>
    </message>
    <message>
        <source>共发 {0}</source>
        <translation>{0} issued</translation>
    </message>
    <message>
        <source>其中 {0} 人没有写来自哪个居民区，算在内</source>
        <translation>{0} of them without their area, counted in</translation>
    </message>
    <message>
        <source>其他人</source>
        <translation>somebody else</translation>
    </message>
    <message>
        <source>回访{0}，已接通</source>
        <translation>called the {0}, reached</translation>
    </message>
    <message>
        <source>回访{0}，未接通</source>
        <translation>called the {0}, not reached</translation>
    </message>
    <message>
        <source>实为 {0}</source>
        <translation>was {0}</translation>
    </message>
    <message>
        <source>家属</source>
        <translation>family</translation>
    </message>
    <message>
        <source>应发 {0}</source>
        <translation>{0} to be issued</translation>
    </message>
    <message>
        <source>应安置 {0} 人</source>
        <translation>{0} people to be sheltered</translation>
    </message>
    <message>
        <source>应通知 {0} 人</source>
        <translation>{0} people to be told</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>person concerned</translation>
    </message>
    <message>
        <source>批次 {0} 不是先到期的</source>
        <translation>lot {0} was not the first to expire</translation>
    </message>
    <message>
        <source>批次 {0} 已损坏，不能发放</source>
        <translation>lot {0} was spoiled, not to be issued</translation>
    </message>
    <message>
        <source>批次 {0} 已过期</source>
        <translation>lot {0} had expired</translation>
    </message>
    <message>
        <source>报告人</source>
        <translation>caller</translation>
    </message>
    <message>
        <source>时限内接通 {0} 人，超时接通 {1} 人，打过没有接通 {2} 人</source>
        <translation>{0} reached in time, {1} late, {2} tried and not reached</translation>
    </message>
    <message>
        <source>时限内登记入住 {0} 人</source>
        <translation>{0} registered in time</translation>
    </message>
    <message>
        <source>最多时 {0} 人</source>
        <translation>{0} at most</translation>
    </message>
    <message>
        <source>没有启动</source>
        <translation>not activated</translation>
    </message>
    <message>
        <source>没有派出队伍</source>
        <translation>no team sent</translation>
    </message>
    <message>
        <source>没有登记回访</source>
        <translation>no call written down</translation>
    </message>
    <message>
        <source>派出{0}</source>
        <translation>sent {0}</translation>
    </message>
    <message>
        <source>派出的{0}不合要求</source>
        <translation>{0} was sent, not what was wanted</translation>
    </message>
    <message>
        <source>派出的{0}不在岗</source>
        <translation>{0} was sent, which is away</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>要求 {0} {1}</source>
        <translation>wanted: {0} at {1}</translation>
    </message>
    <message>
        <source>邻居</source>
        <translation>neighbour</translation>
    </message>
</context>
<context>
    <name>DrillControl</name>
    <message>
        <source>命令没有记入推演日志（{0}），没有生效；请检查磁盘空间和权限后重试。</source>
        <translation>The command was not written into the drill&apos;s journal ({0}) and has no effect; check the disk&apos;s space and the rights, then try again.</translation>
    </message>
    <message>
        <source>推演日志第 {0} 行已损坏：{1}。请另存一份，删去这一行，本窗口会自动接着读。</source>
        <translation>Line {0} of the drill&apos;s journal is damaged: {1}. Keep a copy and delete the line; this window then reads on by itself.</translation>
    </message>
    <message>
        <source>读不到推演日志（{0}），所示可能已经过时；请检查磁盘和权限。</source>
        <translation>The drill&apos;s journal cannot be read ({0}); what is shown may be out of date. Check the disk and the rights.</translation>
    </message>
</context>
<context>
    <name>DrillDeeds</name>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>下达任务</source>
        <translation>give a task</translation>
    </message>
    <message>
        <source>交班</source>
        <translation>hand over</translation>
    </message>
    <message>
        <source>关闭避难点位</source>
        <translation>close a shelter</translation>
    </message>
    <message>
        <source>写值班日志</source>
        <translation>write the duty log</translation>
    </message>
    <message>
        <source>办结事件</source>
        <translation>close an incident</translation>
    </message>
    <message>
        <source>发放物资</source>
        <translation>issue supplies</translation>
    </message>
    <message>
        <source>取消任务</source>
        <translation>cancel a task</translation>
    </message>
    <message>
        <source>取消屏蔽</source>
        <translation>unshelve</translation>
    </message>
    <message>
        <source>召回队伍</source>
        <translation>recall a team</translation>
    </message>
    <message>
        <source>启动预案</source>
        <translation>activate a plan</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>called back</translation>
    </message>
    <message>
        <source>填写报告</source>
        <translation>write a report</translation>
    </message>
    <message>
        <source>填写报警处置情况</source>
        <translation>note what was done about an alarm</translation>
    </message>
    <message>
        <source>复核报警</source>
        <translation>verify an alarm</translation>
    </message>
    <message>
        <source>完成任务</source>
        <translation>finish a task</translation>
    </message>
    <message>
        <source>屏蔽报警</source>
        <translation>shelve an alarm</translation>
    </message>
    <message>
        <source>开放避难点位</source>
        <translation>open a shelter</translation>
    </message>
    <message>
        <source>恢复任务</source>
        <translation>reopen a task</translation>
    </message>
    <message>
        <source>把报警并入事件</source>
        <translation>join an alarm to an incident</translation>
    </message>
    <message>
        <source>报送报告</source>
        <translation>send a report</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>start a shift</translation>
    </message>
    <message>
        <source>提高响应级别</source>
        <translation>raise the response level</translation>
    </message>
    <message>
        <source>撤回电话报告</source>
        <translation>take back a report by telephone</translation>
    </message>
    <message>
        <source>撤销物资台账</source>
        <translation>reverse a stock entry</translation>
    </message>
    <message>
        <source>查看住户信息</source>
        <translation>look at residents&apos; data</translation>
    </message>
    <message>
        <source>查看报告人信息</source>
        <translation>look at a caller&apos;s data</translation>
    </message>
    <message>
        <source>核对避难点位人数</source>
        <translation>recount a shelter</translation>
    </message>
    <message>
        <source>派出队伍</source>
        <translation>send a team</translation>
    </message>
    <message>
        <source>物资入库</source>
        <translation>take supplies in</translation>
    </message>
    <message>
        <source>电话报告</source>
        <translation>report by telephone</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>sign in</translation>
    </message>
    <message>
        <source>登记事件</source>
        <translation>open an incident</translation>
    </message>
    <message>
        <source>登记伤亡</source>
        <translation>note casualties</translation>
    </message>
    <message>
        <source>登记离开避难点位</source>
        <translation>count people out of a shelter</translation>
    </message>
    <message>
        <source>登记进入避难点位</source>
        <translation>count people into a shelter</translation>
    </message>
    <message>
        <source>盘点物资</source>
        <translation>count stock</translation>
    </message>
    <message>
        <source>确认报警</source>
        <translation>acknowledge an alarm</translation>
    </message>
    <message>
        <source>结束响应</source>
        <translation>end the response</translation>
    </message>
    <message>
        <source>补充事件记录</source>
        <translation>add to an incident&apos;s log</translation>
    </message>
    <message>
        <source>认定不用上报</source>
        <translation>decide that it need not be reported</translation>
    </message>
    <message>
        <source>认定要上报</source>
        <translation>decide that it is to be reported</translation>
    </message>
    <message>
        <source>调整事件等级</source>
        <translation>change an incident&apos;s grade</translation>
    </message>
    <message>
        <source>通知脆弱人群</source>
        <translation>told vulnerable people</translation>
    </message>
    <message>
        <source>重新打开事件</source>
        <translation>reopen an incident</translation>
    </message>
</context>
<context>
    <name>DrillEditor</name>
    <message>
        <source>{0}（没有这一项）</source>
        <translation>{0} (there is none)</translation>
    </message>
    <message>
        <source>“至少”和“至多”要填一个。</source>
        <translation>Fill in &quot;at least&quot; or &quot;at most&quot;.</translation>
    </message>
    <message>
        <source>不填：{0}</source>
        <translation>empty: {0}</translation>
    </message>
    <message>
        <source>不是可选的值，请重新选择。</source>
        <translation>Not one of the choices; choose again.</translation>
    </message>
    <message>
        <source>什么都不做</source>
        <translation>does nothing</translation>
    </message>
    <message>
        <source>值班员</source>
        <translation>Duty officer</translation>
    </message>
    <message>
        <source>值班长</source>
        <translation>Shift leader</translation>
    </message>
    <message>
        <source>做到</source>
        <translation>met</translation>
    </message>
    <message>
        <source>做晚</source>
        <translation>late</translation>
    </message>
    <message>
        <source>储备点和物资要一起填。</source>
        <translation>Depot and item belong together: fill in both.</translation>
    </message>
    <message>
        <source>内容有误（{0}）。</source>
        <translation>Not understood ({0}).</translation>
    </message>
    <message>
        <source>及时确认报警并核实</source>
        <translation>Acknowledge and verify alarms in time</translation>
    </message>
    <message>
        <source>只有供电能勾，并要填持续多久。</source>
        <translation>Only power can be ticked so, and how long it lasts must be filled in.</translation>
    </message>
    <message>
        <source>只有开放的点位里有人。</source>
        <translation>Only an open shelter has people in it.</translation>
    </message>
    <message>
        <source>坏了的物资不能恢复。</source>
        <translation>What is spoiled does not come back.</translation>
    </message>
    <message>
        <source>填了批次，还要填储备点。</source>
        <translation>With a lot, fill in the depot too.</translation>
    </message>
    <message>
        <source>填了数量，还要填批次。</source>
        <translation>With a quantity, fill in the lot too.</translation>
    </message>
    <message>
        <source>填了路段，还要填道路。</source>
        <translation>With a stretch, fill in the road too.</translation>
    </message>
    <message>
        <source>太长，最多 {0} 个字。</source>
        <translation>Too long: at most {0} characters.</translation>
    </message>
    <message>
        <source>导调</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>应为数字。</source>
        <translation>It must be a number.</translation>
    </message>
    <message>
        <source>应为数字，{0} {1}。</source>
        <translation>It must be a number {0} {1}.</translation>
    </message>
    <message>
        <source>应为文字。</source>
        <translation>It must be text.</translation>
    </message>
    <message>
        <source>应为时间，如 0:05、1:30:00、90s、5m。</source>
        <translation>It must be a time such as 0:05, 1:30:00, 90s or 5m.</translation>
    </message>
    <message>
        <source>必须填写。</source>
        <translation>This must be filled in.</translation>
    </message>
    <message>
        <source>数量不能小于零。</source>
        <translation>The quantity must not be less than zero.</translation>
    </message>
    <message>
        <source>数量要大于零。</source>
        <translation>The quantity must be more than zero.</translation>
    </message>
    <message>
        <source>新脚本</source>
        <translation>New scenario</translation>
    </message>
    <message>
        <source>无从判断</source>
        <translation>cannot be judged</translation>
    </message>
    <message>
        <source>未到时限</source>
        <translation>still open</translation>
    </message>
    <message>
        <source>样样做对</source>
        <translation>does all right</translation>
    </message>
    <message>
        <source>样样做晚</source>
        <translation>does all late</translation>
    </message>
    <message>
        <source>没做</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>没有保存：{0} 打开之后被别的程序改过或删除了。请选择怎么办。</source>
        <translation>Not saved: another program has changed or removed {0} since it was opened. Choose what to do.</translation>
    </message>
    <message>
        <source>没有保存：脚本里有文件写不下的内容（如控制字符），请删去。</source>
        <translation>Not saved: the scenario holds something that a file cannot say (such as control characters); delete it.</translation>
    </message>
    <message>
        <source>至少 20s。</source>
        <translation>At least 20s.</translation>
    </message>
    <message>
        <source>要填内容，否则参演人员不知道。</source>
        <translation>Fill in the text, or the players would not notice.</translation>
    </message>
    <message>
        <source>要填持续多久。</source>
        <translation>Fill in how long it lasts.</translation>
    </message>
    <message>
        <source>评估员</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>这一种不能勾“已恢复”，请写在内容里。</source>
        <translation>This one cannot be &quot;back&quot;; say it in the text.</translation>
    </message>
    <message>
        <source>这一类型没有这个字段。</source>
        <translation>This kind has no such field.</translation>
    </message>
    <message>
        <source>避难点位、队伍、储备点、道路里只填一类。</source>
        <translation>Fill in only one of shelter, team, depot and road.</translation>
    </message>
    <message>
        <source>部分做到</source>
        <translation>partly</translation>
    </message>
    <message>
        <source>（未选）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>（未选：{0}）</source>
        <translation>(none: {0})</translation>
    </message>
</context>
<context>
    <name>DrillFields</name>
    <message>
        <source>不再上报（失去联系）</source>
        <translation>Says nothing more (lost)</translation>
    </message>
    <message>
        <source>不能发的批次，一行一个</source>
        <translation>Lots that must not be given out, one a line</translation>
    </message>
    <message>
        <source>个数</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>为了哪些目标</source>
        <translation>For which objectives</translation>
    </message>
    <message>
        <source>事件分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>人数（不填：按登记册）</source>
        <translation>People (empty: as registered)</translation>
    </message>
    <message>
        <source>什么中断</source>
        <translation>What is gone</translation>
    </message>
    <message>
        <source>什么时候发生</source>
        <translation>When it happens</translation>
    </message>
    <message>
        <source>什么条件成立时</source>
        <translation>When this holds</translation>
    </message>
    <message>
        <source>什么行动</source>
        <translation>What deed</translation>
    </message>
    <message>
        <source>从哪个注入算起（不选：推演开始）</source>
        <translation>Counted from which inject (none: the start)</translation>
    </message>
    <message>
        <source>任务标题里的字</source>
        <translation>Words in the task&apos;s title</translation>
    </message>
    <message>
        <source>体现什么能力</source>
        <translation>What ability it shows</translation>
    </message>
    <message>
        <source>作者</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>储备点</source>
        <translation>Depot</translation>
    </message>
    <message>
        <source>储备点（不填：不限）</source>
        <translation>Depot (empty: any)</translation>
    </message>
    <message>
        <source>全程多久</source>
        <translation>Length of the drill</translation>
    </message>
    <message>
        <source>关于什么</source>
        <translation>About what</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>再过多久</source>
        <translation>After another</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>初始情况</source>
        <translation>How the world begins</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>参演人员做了什么之后</source>
        <translation>After players did</translation>
    </message>
    <message>
        <source>参演人员做过什么就用它（不选：按权重抽取）</source>
        <translation>Used when players have done this (none: drawn by weight)</translation>
    </message>
    <message>
        <source>发信人</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>发布单位</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>变体</source>
        <translation>Variants</translation>
    </message>
    <message>
        <source>变化过程：一行一个“时间 数值”，如 20s 5.8</source>
        <translation>Course: one &quot;time value&quot; a line, e.g. 20s 5.8</translation>
    </message>
    <message>
        <source>只算这些避难点位，一行一个（不填：所有）</source>
        <translation>Only these shelters, one a line (empty: all)</translation>
    </message>
    <message>
        <source>可选方案：一行一个“编号 内容”，如 a 整栋疏散</source>
        <translation>Options: one &quot;id text&quot; a line, e.g. a Clear the whole building</translation>
    </message>
    <message>
        <source>响应等级，正好是</source>
        <translation>Response level, exactly</translation>
    </message>
    <message>
        <source>响应等级，至少</source>
        <translation>Response level, at least</translation>
    </message>
    <message>
        <source>哪一段</source>
        <translation>Which stretch</translation>
    </message>
    <message>
        <source>哪一级的队伍（不选：不限）</source>
        <translation>Teams of what level (none: any)</translation>
    </message>
    <message>
        <source>哪个注入</source>
        <translation>Which inject</translation>
    </message>
    <message>
        <source>哪个注入引起的报警（不选：所有报警）</source>
        <translation>Alarms of which inject (none: all)</translation>
    </message>
    <message>
        <source>哪些人</source>
        <translation>Which people</translation>
    </message>
    <message>
        <source>哪种报告</source>
        <translation>What kind of report</translation>
    </message>
    <message>
        <source>哪类事件（不选：不限）</source>
        <translation>What kind of incident (none: any)</translation>
    </message>
    <message>
        <source>哪类点位</source>
        <translation>What kind of sensor</translation>
    </message>
    <message>
        <source>哪类点位（不选：所有）</source>
        <translation>What kind of sensor (none: all)</translation>
    </message>
    <message>
        <source>在哪个注入之前</source>
        <translation>Before which inject</translation>
    </message>
    <message>
        <source>在哪个注入发出之后</source>
        <translation>After which inject</translation>
    </message>
    <message>
        <source>在多久之内陆续报警</source>
        <translation>Within how long they come</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>多久之内</source>
        <translation>Within</translation>
    </message>
    <message>
        <source>多久之内要答复（不填：不要求）</source>
        <translation>Answer within (empty: none expected)</translation>
    </message>
    <message>
        <source>多久之内都报过一遍</source>
        <translation>All have reported within</translation>
    </message>
    <message>
        <source>好的答复会说到什么，一行一点</source>
        <translation>What a good answer says, one point a line</translation>
    </message>
    <message>
        <source>实情（只有导调知道）</source>
        <translation>The truth (for the controller only)</translation>
    </message>
    <message>
        <source>导调提示</source>
        <translation>Notes for the controller</translation>
    </message>
    <message>
        <source>导调提示：怎样组织</source>
        <translation>For the controller: how to run it</translation>
    </message>
    <message>
        <source>导调提示：留意什么</source>
        <translation>For the controller: what to watch</translation>
    </message>
    <message>
        <source>导调提示：结束后讨论的问题，一行一个</source>
        <translation>For the controller: questions for the talk afterwards, one a line</translation>
    </message>
    <message>
        <source>导调提示：被问到时怎么说</source>
        <translation>For the controller: what to say when asked</translation>
    </message>
    <message>
        <source>导调提示：这次推演真正要看什么</source>
        <translation>For the controller: what it is really about</translation>
    </message>
    <message>
        <source>居民区内几个点位</source>
        <translation>How many shelters in the area</translation>
    </message>
    <message>
        <source>居民区（不填：不限）</source>
        <translation>Residential area (empty: any)</translation>
    </message>
    <message>
        <source>属于哪个目标</source>
        <translation>Of which objective</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Back again</translation>
    </message>
    <message>
        <source>希望看到什么（只有导调知道）</source>
        <translation>What you hope to see (for the controller only)</translation>
    </message>
    <message>
        <source>影响哪里（用文字）</source>
        <translation>Where (in words)</translation>
    </message>
    <message>
        <source>怎样参加</source>
        <translation>Takes part as</translation>
    </message>
    <message>
        <source>怎样得知</source>
        <translation>How it became known</translation>
    </message>
    <message>
        <source>恢复可用（不勾：受损）</source>
        <translation>Usable again (not ticked: lost)</translation>
    </message>
    <message>
        <source>情景从什么时候开始（不填：推演当时）</source>
        <translation>When the story begins (empty: the time of the drill)</translation>
    </message>
    <message>
        <source>情景注入</source>
        <translation>Injects</translation>
    </message>
    <message>
        <source>或在什么推演时间之前</source>
        <translation>Or before which drill time</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>批次（不填：这种物资全部）</source>
        <translation>Lot (empty: all of the item)</translation>
    </message>
    <message>
        <source>持续多久</source>
        <translation>Lasts</translation>
    </message>
    <message>
        <source>接市电的点位报故障</source>
        <translation>Sensors on the mains report a fault</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>数值（按点位的单位）</source>
        <translation>Value (in the sensor&apos;s unit)</translation>
    </message>
    <message>
        <source>数量（不填：整批）</source>
        <translation>Quantity (empty: the whole lot)</translation>
    </message>
    <message>
        <source>数量（按物资的单位）</source>
        <translation>Quantity (in the item&apos;s unit)</translation>
    </message>
    <message>
        <source>整套情景（选了它，下面都不用填）</source>
        <translation>A whole event (nothing below is needed then)</translation>
    </message>
    <message>
        <source>有效多久</source>
        <translation>In force for</translation>
    </message>
    <message>
        <source>权重（抽中的机会）</source>
        <translation>Weight (chance to be drawn)</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>来自谁（要一看就知道是虚构的）</source>
        <translation>From whom (visibly fictional)</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>格式版本</source>
        <translation>Format version</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>概要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>没有人做什么</source>
        <translation>If nobody does</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>灾种</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>点位</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>点位，一行一个</source>
        <translation>Sensors, one a line</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>物资</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>由导调手动发出</source>
        <translation>By the controller&apos;s hand</translation>
    </message>
    <message>
        <source>电话（虚构）</source>
        <translation>Telephone (fictional)</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Objectives</translation>
    </message>
    <message>
        <source>看哪个角色</source>
        <translation>Which role</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>给谁回电（不选：任何人）</source>
        <translation>Called whom (none: anybody)</translation>
    </message>
    <message>
        <source>给谁（不选：所有人）</source>
        <translation>To (none: everybody)</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>至多</source>
        <translation>At most</translation>
    </message>
    <message>
        <source>至少</source>
        <translation>At least</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>解除这个灾种的预警</source>
        <translation>Lift the warning of this hazard</translation>
    </message>
    <message>
        <source>评估标准</source>
        <translation>Expectations</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>较好的方案编号（只有导调知道）</source>
        <translation>Id of the better option (for the controller only)</translation>
    </message>
    <message>
        <source>这一级和更高级</source>
        <translation>This level and graver</translation>
    </message>
    <message>
        <source>选了哪个方案编号（不填：任何答复）</source>
        <translation>Id of the option chosen (empty: any answer)</translation>
    </message>
    <message>
        <source>道路</source>
        <translation>Road</translation>
    </message>
    <message>
        <source>避难点位</source>
        <translation>Shelter</translation>
    </message>
    <message>
        <source>避难点位（不填：所有）</source>
        <translation>Shelter (empty: all)</translation>
    </message>
    <message>
        <source>避难点位（四类里只填一类）</source>
        <translation>Shelter (fill in only one of the four)</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>队伍名称或用途里的字</source>
        <translation>Words in the team&apos;s name or purpose</translation>
    </message>
    <message>
        <source>队伍（不填：不限）</source>
        <translation>Team (empty: any)</translation>
    </message>
    <message>
        <source>防御指引</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>随机数种子（抽取变体用）</source>
        <translation>Random seed (for drawing variants)</translation>
    </message>
    <message>
        <source>隔多久报一次</source>
        <translation>Time between messages</translation>
    </message>
    <message>
        <source>预案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>预案（不填：任一）</source>
        <translation>Plan (empty: any)</translation>
    </message>
    <message>
        <source>预警标题</source>
        <translation>Headline</translation>
    </message>
</context>
<context>
    <name>DrillInjects</name>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>注入</source>
        <translation>Inject</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>To</translation>
    </message>
</context>
<context>
    <name>DrillPost</name>
    <message>
        <source>推演收件：{0}</source>
        <translation>Drill inbox: {0}</translation>
    </message>
    <message>
        <source>演练。{0}。{1}</source>
        <translation>Drill. {0}. {1}</translation>
    </message>
</context>
<context>
    <name>DrillReview</name>
    <message>
        <source>{0} 人</source>
        <translation>{0} people</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>复盘记录 {0} 已损坏（{1}），请另存一份后改正或删去，再试。</source>
        <translation>What was written down is damaged: {0} ({1}); keep a copy, mend or remove it and try again.</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Residential area</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvement</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>没有写成（{0}），请检查磁盘空间和权限后重试。</source>
        <translation>It was not written ({0}); check the disk&apos;s space and the rights, then try again.</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Owner</translation>
    </message>
</context>
<context>
    <name>DrillScore</name>
    <message>
        <source>不能判定</source>
        <translation>Not judged</translation>
    </message>
    <message>
        <source>尚未到时</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>未达到</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Objective</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>评估标准</source>
        <translation>Expectation</translation>
    </message>
    <message>
        <source>评定</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>达到</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>部分达到</source>
        <translation>Partly met</translation>
    </message>
</context>
<context>
    <name>DrillWords</name>
    <message>
        <source>M 困难很大</source>
        <translation>M with major ones</translation>
    </message>
    <message>
        <source>P 完成无困难</source>
        <translation>P performed</translation>
    </message>
    <message>
        <source>S 完成有困难</source>
        <translation>S with some challenges</translation>
    </message>
    <message>
        <source>U 未能完成</source>
        <translation>U unable</translation>
    </message>
    <message>
        <source>{0}后 {1} 内没有人“{2}”{3}</source>
        <translation>Nobody did “{2}” within {1} after {0}{3}</translation>
    </message>
    <message>
        <source>“{0}”发出</source>
        <translation>“{0}” was fired</translation>
    </message>
    <message>
        <source>“{0}”发出之后{1}</source>
        <translation>After “{0}” was fired{1}</translation>
    </message>
    <message>
        <source>不再需要</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>传言</source>
        <translation>Rumour</translation>
    </message>
    <message>
        <source>停供</source>
        <translation>Outage</translation>
    </message>
    <message>
        <source>决策</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>到点</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>参演人员“{0}”之后{1}</source>
        <translation>After players “{0}”{1}</translation>
    </message>
    <message>
        <source>发出中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>失能</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>实情（只有导调知道）</source>
        <translation>The truth (for the controller alone)</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Fired</translation>
    </message>
    <message>
        <source>已点发</source>
        <translation>Fired by hand</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>待手动</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>按脚本的条件</source>
        <translation>On the scenario&apos;s condition</translation>
    </message>
    <message>
        <source>推演开始</source>
        <translation>the drill began</translation>
    </message>
    <message>
        <source>推演时间 {0}</source>
        <translation>Drill time {0}</translation>
    </message>
    <message>
        <source>未触发</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>由导调手动发出</source>
        <translation>Fired by the controller&apos;s hand</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>等待行动</source>
        <translation>Waits for a deed</translation>
    </message>
    <message>
        <source>答复超时</source>
        <translation>Answer late</translation>
    </message>
    <message>
        <source>答复迟到</source>
        <translation>Answered late</translation>
    </message>
    <message>
        <source>视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>询问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>读数</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>较好的选择（只有导调知道）</source>
        <translation>The better choice (for the controller alone)</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>险情</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>风雨</source>
        <translation>Storm</translation>
    </message>
    <message>
        <source>，再过 {0}</source>
        <translation>, {0} later</translation>
    </message>
</context>
<context>
    <name>Drills</name>
    <message>
        <source>{0} · {1} 开始</source>
        <translation>{0} · begins {1}</translation>
    </message>
    <message>
        <source>{0} 第 {1} 行</source>
        <translation>{0} line {1}</translation>
    </message>
    <message>
        <source>“{0}”不能作名称：用 1 至 60 个文字、数字、空格、点或横线，首尾是文字或数字。</source>
        <translation>“{0}” cannot be a name: use 1 to 60 letters, digits, spaces, dots or dashes, with a letter or digit at both ends.</translation>
    </message>
    <message>
        <source>“{0}”的{1}还在运行，没有删除；请先停止播放器、关闭它的窗口。</source>
        <translation>“{0}” is still running ({1}) and was not deleted; first stop the player and close its windows.</translation>
    </message>
    <message>
        <source>”“</source>
        <translation>”, “</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>传感器读数</source>
        <translation>Sensor reading</translation>
    </message>
    <message>
        <source>传言</source>
        <translation>Rumour</translation>
    </message>
    <message>
        <source>信息发布</source>
        <translation>information</translation>
    </message>
    <message>
        <source>信息报送</source>
        <translation>reporting</translation>
    </message>
    <message>
        <source>停用、中断</source>
        <translation>Outage</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>决策</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>准备于</source>
        <translation>Prepared</translation>
    </message>
    <message>
        <source>到脚本库选一个脚本，点“准备推演”；准备好的推演显示在这里。</source>
        <translation>Choose a scenario in the library and press “Prepare drill”; drills that are prepared are shown here.</translation>
    </message>
    <message>
        <source>去脚本库</source>
        <translation>Go to the library</translation>
    </message>
    <message>
        <source>参演</source>
        <translation>player</translation>
    </message>
    <message>
        <source>参演值守台</source>
        <translation>Players&apos; console</translation>
    </message>
    <message>
        <source>另一个推演正在准备或删除，请等它完成后再试。</source>
        <translation>Another drill is being prepared or deleted; try again when it is done.</translation>
    </message>
    <message>
        <source>回放窗口</source>
        <translation>replay window</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>在左边选一个居民区。</source>
        <translation>Select an area on the left.</translation>
    </message>
    <message>
        <source>在左边选一个推演，或到脚本库选脚本，准备一个。</source>
        <translation>Select a drill on the left, or prepare one from the library.</translation>
    </message>
    <message>
        <source>在左边选一个脚本，看它的目标和情景，再准备推演。</source>
        <translation>Select a scenario on the left, look at its objectives and injects, then prepare a drill.</translation>
    </message>
    <message>
        <source>失联、失效</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>定时 {0} 已过，没有开始</source>
        <translation>Set for {0}, which has passed: not begun</translation>
    </message>
    <message>
        <source>定时 {0} 开始，还有 {1}</source>
        <translation>Begins at {0}, in {1}</translation>
    </message>
    <message>
        <source>密钥与街道数据库不符，没有准备推演；请先恢复密钥文件。</source>
        <translation>The key does not fit the street&apos;s database; no drill was prepared. Restore the key file first.</translation>
    </message>
    <message>
        <source>导入本街道的居民区后，这里显示各居民区本年是否开展过演练。</source>
        <translation>Once the street&apos;s areas are imported, this shows whether each had its drill this year.</translation>
    </message>
    <message>
        <source>导入脚本</source>
        <translation>Import scenario</translation>
    </message>
    <message>
        <source>导调</source>
        <translation>controller</translation>
    </message>
    <message>
        <source>导调暂停推进</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>导调窗口</source>
        <translation>Controller&apos;s window</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>已开展</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>已有名为“{0}”的推演，请换一个名称。</source>
        <translation>There is a drill named “{0}” already; choose another name.</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已记入，改进措施 {0} 条成为任务</source>
        <translation>Entered; improvements that became tasks: {0}</translation>
    </message>
    <message>
        <source>帮扶照护</source>
        <translation>care</translation>
    </message>
    <message>
        <source>年度演练</source>
        <translation>Yearly drills</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>情景注入</source>
        <translation>Injects</translation>
    </message>
    <message>
        <source>报警风暴</source>
        <translation>Alarm storm</translation>
    </message>
    <message>
        <source>指挥启动</source>
        <translation>command</translation>
    </message>
    <message>
        <source>损坏</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>推演</source>
        <translation>Drills</translation>
    </message>
    <message>
        <source>推演“{0}”已不存在，或它的 drill.json 损坏。</source>
        <translation>Drill “{0}” does not exist any more, or its drill.json is damaged.</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>提问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>播放器</source>
        <translation>Player</translation>
    </message>
    <message>
        <source>播放器没有响应</source>
        <translation>Player does not respond</translation>
    </message>
    <message>
        <source>播放器没有在运行</source>
        <translation>No player running</translation>
    </message>
    <message>
        <source>文件读写失败（{0}），没有完成，请重试。</source>
        <translation>A file could not be read or written ({0}); it was not done, try again.</translation>
    </message>
    <message>
        <source>新建脚本</source>
        <translation>New scenario</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>Lasts</translation>
    </message>
    <message>
        <source>最近一次演练</source>
        <translation>Last drill</translation>
    </message>
    <message>
        <source>有播放器在运行</source>
        <translation>With a running player</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>未开展</source>
        <translation>Not held</translation>
    </message>
    <message>
        <source>本年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>本街道</source>
        <translation>Street&apos;s own</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>From</translation>
    </message>
    <message>
        <source>查找居民区、编码</source>
        <translation>Find an area or code</translation>
    </message>
    <message>
        <source>查找推演、脚本</source>
        <translation>Find drill or scenario</translation>
    </message>
    <message>
        <source>查找脚本</source>
        <translation>Find scenario</translation>
    </message>
    <message>
        <source>此前已记入，没有重复记入</source>
        <translation>It was entered before; nothing was entered twice</translation>
    </message>
    <message>
        <source>没有权限读写 {0}，没有完成。</source>
        <translation>No permission to read or write {0}; it was not done.</translation>
    </message>
    <message>
        <source>没有街道数据库（{0}），没有可以推演的街道。</source>
        <translation>There is no database ({0}), so no street to make a drill of.</translation>
    </message>
    <message>
        <source>没有记入：“{0}”没有开始过，或还没有结束。</source>
        <translation>Not entered: “{0}” was never begun, or is not over.</translation>
    </message>
    <message>
        <source>没有记入：参演居民区 {0} 不在本街道，请先改正这个推演的参演记录。</source>
        <translation>Not entered: area {0}, which took part, is not in this street. Correct the drill&apos;s attendance first.</translation>
    </message>
    <message>
        <source>没有记入：名称、措施或责任人最多 {0} 个字，现在有一处 {1} 个字，请改短。</source>
        <translation>Not entered: a title, improvement or owner has at most {0} characters, and one has {1}. Shorten it.</translation>
    </message>
    <message>
        <source>没有记入：复盘记录 {0} 已损坏（{1}），请另存一份后改正或删去，再试。</source>
        <translation>Not entered: the review&apos;s record {0} is damaged ({1}). Keep a copy, mend or remove it, and try again.</translation>
    </message>
    <message>
        <source>没有记入：居民区 {0} 的参演人数 {1} 小于零，请先改正这个推演的参演记录。</source>
        <translation>Not entered: {1} people of area {0} is less than none. Correct the drill&apos;s attendance first.</translation>
    </message>
    <message>
        <source>没有记入：改进措施的期限“{0}”不是日期，请改成 2027-03-31 这样的日期。</source>
        <translation>Not entered: “{0}”, by when an improvement is due, is not a date. Write it as 2027-03-31.</translation>
    </message>
    <message>
        <source>没有选中居民区</source>
        <translation>No area selected</translation>
    </message>
    <message>
        <source>没有选中推演</source>
        <translation>No drill selected</translation>
    </message>
    <message>
        <source>没有选中脚本</source>
        <translation>No scenario selected</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>消息代理</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>点“导入脚本”，选一个 YAML 文件、zip 或文件夹里的 scenario.yaml。</source>
        <translation>Press “Import scenario” and choose a YAML file, a zip, or the scenario.yaml of a folder.</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>物资保障</source>
        <translation>supply</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>疏散安置</source>
        <translation>evacuation</translation>
    </message>
    <message>
        <source>监测</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>监测报警</source>
        <translation>watch</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Objectives</translation>
    </message>
    <message>
        <source>磁盘已满，没有完成；请腾出空间后重试。</source>
        <translation>The disk is full; it was not done. Make room and try again.</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>脚本</source>
        <translation>Scenario</translation>
    </message>
    <message>
        <source>脚本库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>脚本库是空的</source>
        <translation>The library is empty</translation>
    </message>
    <message>
        <source>脚本库里已有文件“{0}”，没有覆盖；请先删除旧的，或改名后再导入。</source>
        <translation>The library has a file “{0}” already, which was not overwritten; delete it first, or import under another name.</translation>
    </message>
    <message>
        <source>脚本有 {0} 处问题，改好后再试。第一处：{1}</source>
        <translation>The scenario has {0} problems; mend them and try again. The first: {1}</translation>
    </message>
    <message>
        <source>街道数据库复制后打不开（{0}），没有准备推演。</source>
        <translation>The copy of the street&apos;s database cannot be opened ({0}); no drill was prepared.</translation>
    </message>
    <message>
        <source>街道数据库属于更新的版本，请先升级程序。</source>
        <translation>The street&apos;s database belongs to a newer version; update the program first.</translation>
    </message>
    <message>
        <source>街道的设置文件有误（{0}），请先改正。</source>
        <translation>The street&apos;s settings file is faulty ({0}); correct it first.</translation>
    </message>
    <message>
        <source>观摩</source>
        <translation>observer</translation>
    </message>
    <message>
        <source>评估</source>
        <translation>evaluator</translation>
    </message>
    <message>
        <source>还没有居民区</source>
        <translation>No areas yet</translation>
    </message>
    <message>
        <source>还没有推演</source>
        <translation>No drills yet</translation>
    </message>
    <message>
        <source>这里本身是推演，不能在推演里再准备推演。</source>
        <translation>This is a drill itself; no drill is prepared inside a drill.</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>问题 处</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>随程序</source>
        <translation>Program&apos;s</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>Warning</translation>
    </message>
</context>
<context>
    <name>DrillsPage</name>
    <message>
        <source>推演“{0}”已准备好，还没有开始</source>
        <translation>Drill “{0}” is prepared and has not begun</translation>
    </message>
    <message>
        <source>推演“{0}”的播放器在运行；本值守台仍是真实街道，报警照常处理。</source>
        <translation>The player of drill “{0}” is running; this console remains the real street, handle alarms as usual.</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>试跑</source>
        <translation>Try out</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>EditorWindow</name>
    <message>
        <source>{0} 打开之后被别的程序改过或删除了；这里的还是打开时的。</source>
        <translation>Another program has changed or removed {0} since it was opened; what is here is still what was opened.</translation>
    </message>
    <message>
        <source>● 有未保存的改动 · {0}</source>
        <translation>● Unsaved changes · {0}</translation>
    </message>
    <message>
        <source>先不管</source>
        <translation>Leave it for now</translation>
    </message>
    <message>
        <source>另存为新脚本</source>
        <translation>Save as a new scenario</translation>
    </message>
    <message>
        <source>已保存 · {0}</source>
        <translation>Saved · {0}</translation>
    </message>
    <message>
        <source>已恢复 {0} 没有保存的改动。</source>
        <translation>Unsaved changes of {0} are restored.</translation>
    </message>
    <message>
        <source>接着改</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>放弃这些改动</source>
        <translation>Give these changes up</translation>
    </message>
    <message>
        <source>文件里有 {0} 处注释不在开头，也不在注入和评估标准之前，保存后会丢失。</source>
        <translation>The file has {0} comments that stand neither at its top nor over an inject or an expectation; saving loses them.</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>检查 {0}</source>
        <translation>Check {0}</translation>
    </message>
    <message>
        <source>没有标题</source>
        <translation>No title</translation>
    </message>
    <message>
        <source>注入</source>
        <translation>Inject</translation>
    </message>
    <message>
        <source>用这里的覆盖它</source>
        <translation>Write over it with this</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>脚本</source>
        <translation>Scenario</translation>
    </message>
    <message>
        <source>脚本编辑器 {0}</source>
        <translation>Scenario editor {0}</translation>
    </message>
    <message>
        <source>草稿没有保留下来：{0}</source>
        <translation>The draft could not be kept: {0}</translation>
    </message>
    <message>
        <source>评估标准</source>
        <translation>Expectations</translation>
    </message>
    <message>
        <source>试跑</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>还没有保存；第一次保存放入本街道的脚本库</source>
        <translation>Not saved yet; the first save puts it into the street&apos;s library</translation>
    </message>
    <message>
        <source>选附件</source>
        <translation>Choose an attachment</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>已结束 {0} 的响应</source>
        <translation>Response of {0} ended</translation>
    </message>
    <message>
        <source>已结束 {0} 的响应，取消任务 {1} 个</source>
        <translation>Response of {0} ended; tasks cancelled: {1}</translation>
    </message>
    <message>
        <source>演练结束</source>
        <translation>Drill over</translation>
    </message>
    <message>
        <source>结束 {0} 的响应</source>
        <translation>End the response of {0}</translation>
    </message>
    <message>
        <source>结束响应</source>
        <translation>End response</translation>
    </message>
    <message>
        <source>结果（必填）</source>
        <translation>Outcome (required)</translation>
    </message>
    <message>
        <source>请写结果，交接班和复盘时要看。</source>
        <translation>Write the outcome; the next shift and the review need it.</translation>
    </message>
    <message>
        <source>还有 {0} 个任务没有完成，结束时一并取消，不能撤销。</source>
        <translation>Tasks still open: {0}. Ending cancels them; this cannot be undone.</translation>
    </message>
    <message>
        <source>险情排除</source>
        <translation>Danger removed</translation>
    </message>
    <message>
        <source>预警解除</source>
        <translation>Warning lifted</translation>
    </message>
</context>
<context>
    <name>EntryLine</name>
    <message>
        <source>写一条，Enter</source>
        <translation>Write an entry, Enter</translation>
    </message>
    <message>
        <source>放弃更正</source>
        <translation>Drop correction</translation>
    </message>
    <message>
        <source>更正 {0} 的记录，原文保留并划去</source>
        <translation>Correct the entry of {0}; the original stays, struck out</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>登记一条</source>
        <translation>Add an entry</translation>
    </message>
    <message>
        <source>记录类别</source>
        <translation>Kind of entry</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>“{0}”不是日期，请写成 2027-03-31。</source>
        <translation>“{0}” is not a date; write it as 2027-03-31.</translation>
    </message>
    <message>
        <source>一次最多统计 {0} 天，请改短。</source>
        <translation>At most {0} days can be reckoned at once: please choose a shorter time.</translation>
    </message>
    <message>
        <source>别人刚刚改动了这条记录，已显示最新内容，请再看一眼后重试。</source>
        <translation>Somebody has just changed this record; the latest is shown. Look again and retry.</translation>
    </message>
    <message>
        <source>开始日期在结束日期之后，请对调。</source>
        <translation>The first date is after the last one: please swap them.</translation>
    </message>
    <message>
        <source>开始日期还没有到，请改早。</source>
        <translation>The first date is still to come: please choose an earlier one.</translation>
    </message>
    <message>
        <source>您的角色没有这项权限，请联系值班长。</source>
        <translation>Your role may not do this; ask the shift leader.</translation>
    </message>
    <message>
        <source>打印机“{0}”没有接受，请看它是否开机、有纸、联网，或换一台；也可以存为 PDF。</source>
        <translation>The printer “{0}” does not take it: see whether it is on, has paper and is connected, or choose another one; or save as PDF.</translation>
    </message>
    <message>
        <source>操作没有完成：{0}。数据未改动，请重试；再次出现请看日志。</source>
        <translation>Not done: {0}. No data was changed. Try again; if it recurs, see the log.</translation>
    </message>
    <message>
        <source>文件没有写成（{0}：{1}）。请换一个文件夹，或关闭正在打开它的程序后重试。</source>
        <translation>The file was not written ({0}: {1}). Choose another folder, or close the program that has it open, and retry.</translation>
    </message>
    <message>
        <source>最多 {0} 个字，现在有 {1} 个，请删短。</source>
        <translation>At most {0} characters, now {1}; please shorten.</translation>
    </message>
    <message>
        <source>这个原因不适用于这类报警或这个结论，请另选一个原因。</source>
        <translation>This cause does not fit this kind of alarm or this verdict: please choose another one.</translation>
    </message>
    <message>
        <source>这条记录已不存在，列表已刷新。</source>
        <translation>This record no longer exists; the list is refreshed.</translation>
    </message>
    <message>
        <source>这条记录已经撤销过了，台账已刷新。</source>
        <translation>This entry has been undone already; the ledger is refreshed.</translation>
    </message>
    <message>
        <source>这条记录本身就是撤销，不能再撤销；请重新登记一次。</source>
        <translation>This entry is itself an undo and cannot be undone; register anew.</translation>
    </message>
    <message>
        <source>这里必须填写。</source>
        <translation>This is required.</translation>
    </message>
</context>
<context>
    <name>EscalationCard</name>
    <message>
        <source> 秒</source>
        <translation> s</translation>
    </message>
    <message>
        <source>不升级</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>超时时间已保存，报警服务立即采用。</source>
        <translation>Saved. The watch uses these times at once.</translation>
    </message>
    <message>
        <source>超时未确认</source>
        <translation>Not acknowledged in time</translation>
    </message>
    <message>
        <source>超过时间无人确认：声音加快、报警条加高；再过同样时间，列入“待值班长处理”。确认后从头计时。</source>
        <translation>Not acknowledged in this time: faster sound, taller alarm strip; after the same time again it is on the shift leader&apos;s list. Acknowledging starts anew.</translation>
    </message>
</context>
<context>
    <name>FarRealAlarm</name>
    <message>
        <source>{0} 回到真实街道 · F3 静音</source>
        <translation>{0} back to the real street · F3 silence</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{0} 个 10 分超过 {1} 次</source>
        <translation>{0} × 10 min over {1}</translation>
    </message>
    <message>
        <source>{0} 起</source>
        <translation>from {0}</translation>
    </message>
    <message>
        <source>前 10 点位占比</source>
        <translation>Share of top 10</translation>
    </message>
    <message>
        <source>参考约 {0}</source>
        <translation>reference about {0}</translation>
    </message>
    <message>
        <source>参考约 {0}，超出</source>
        <translation>reference about {0}: above</translation>
    </message>
    <message>
        <source>反复 {0} · 滞留 {1}</source>
        <translation>chattering {0} · stale {1}</translation>
    </message>
    <message>
        <source>已复核 {0} · 未复核 {1}</source>
        <translation>verified {0} · not {1}</translation>
    </message>
    <message>
        <source>平均 {0}</source>
        <translation>median; mean {0}</translation>
    </message>
    <message>
        <source>平均每 10 分报警</source>
        <translation>Alarms per 10 min</translation>
    </message>
    <message>
        <source>最多的 10 分</source>
        <translation>Most in 10 min</translation>
    </message>
    <message>
        <source>没有报警</source>
        <translation>no alarms</translation>
    </message>
    <message>
        <source>洪峰时间占比</source>
        <translation>Time in flood</translation>
    </message>
    <message>
        <source>确认用时（中位）</source>
        <translation>Time to acknowledge</translation>
    </message>
    <message>
        <source>误报率</source>
        <translation>False rate</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>24 时</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>全部居民区</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>待值班长处理</source>
        <translation>Shift leader&apos;s</translation>
    </message>
    <message>
        <source>未复核</source>
        <translation>Not verified</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unacknowledged</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>现场</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>已恢复上次没有保存的内容</source>
        <translation>What was not saved last time is restored</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message>
        <source>{0} 室</source>
        <translation>Room {0}</translation>
    </message>
    <message>
        <source>{0}的所有情形</source>
        <translation>{0}: every condition</translation>
    </message>
    <message>
        <source>三项都空着：要恢复继承请按“恢复继承”。</source>
        <translation>All three are empty: to inherit again press “Inherit again”.</translation>
    </message>
    <message>
        <source>仅“{0}”</source>
        <translation>Only “{0}”</translation>
    </message>
    <message>
        <source>保存指引</source>
        <translation>Save guidance</translation>
    </message>
    <message>
        <source>内置</source>
        <translation>built in</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Compound</translation>
    </message>
    <message>
        <source>居委会</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>微型消防站</source>
        <translation>Micro fire station</translation>
    </message>
    <message>
        <source>所有类型</source>
        <translation>all kinds</translation>
    </message>
    <message>
        <source>最多 {0} 行，再多没有人看得完。</source>
        <translation>At most {0} lines: nobody reads more.</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>not registered</translation>
    </message>
    <message>
        <source>本小区自定</source>
        <translation>this compound&apos;s own</translation>
    </message>
    <message>
        <source>本居民区自定</source>
        <translation>this area&apos;s own</translation>
    </message>
    <message>
        <source>本楼自定</source>
        <translation>this building&apos;s own</translation>
    </message>
    <message>
        <source>本点位自定</source>
        <translation>this sensor&apos;s own</translation>
    </message>
    <message>
        <source>本街道自定</source>
        <translation>this street&apos;s own</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>楼组长</source>
        <translation>Building leader</translation>
    </message>
    <message>
        <source>水压 {0} 低，可能无水</source>
        <translation>pressure {0} is low: perhaps no water</translation>
    </message>
    <message>
        <source>水压 {0} 正常</source>
        <translation>pressure {0}, normal</translation>
    </message>
    <message>
        <source>水压未知，{0} 后无可靠数据</source>
        <translation>pressure unknown, no reliable data since {0}</translation>
    </message>
    <message>
        <source>水压未知，从未上报</source>
        <translation>pressure unknown, never reported</translation>
    </message>
    <message>
        <source>没有这一级地点，请重新选择。</source>
        <translation>There is no such level of places; please choose again.</translation>
    </message>
    <message>
        <source>点位</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>燃气公司</source>
        <translation>Gas company</translation>
    </message>
    <message>
        <source>登记通话</source>
        <translation>Log a call</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>Street</translation>
    </message>
</context>
<context>
    <name>GuidanceCard</name>
    <message>
        <source>为全街道写</source>
        <translation>Write for the whole street</translation>
    </message>
    <message>
        <source>为哪一类报警写</source>
        <translation>For which kind of alarm</translation>
    </message>
    <message>
        <source>保存电话</source>
        <translation>Save the number</translation>
    </message>
    <message>
        <source>写一次，下级地点自动继承；没有写的用内置的。报警详情里也能改。</source>
        <translation>Written once, inherited by every place below; what is not written is built in. It can be edited beside an alarm, too.</translation>
    </message>
    <message>
        <source>处置指引</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>所有情形</source>
        <translation>every condition</translation>
    </message>
    <message>
        <source>所有类型</source>
        <translation>all kinds</translation>
    </message>
    <message>
        <source>燃气公司电话已保存。</source>
        <translation>The gas company&apos;s number is saved.</translation>
    </message>
    <message>
        <source>燃气公司电话（可燃气体报警时显示）</source>
        <translation>Gas company&apos;s telephone (shown with gas alarms)</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>还没有自己写的，全部用内置的。</source>
        <translation>Nothing of your own yet: everything is built in.</translation>
    </message>
    <message>
        <source>（地点已删除）</source>
        <translation>(place deleted)</translation>
    </message>
</context>
<context>
    <name>GuidanceEditor</name>
    <message>
        <source>{0} 刚刚写了：{1}。您写的还在，再按一次保存以您的为准。</source>
        <translation>{0} has just written: {1}. Your words are still here: save again to replace theirs.</translation>
    </message>
    <message>
        <source>先做什么，一行一步，最要紧的三步在前</source>
        <translation>First actions, one a line, the three that matter first</translation>
    </message>
    <message>
        <source>写给哪里（下级自动继承）</source>
        <translation>For which place (inherited below it)</translation>
    </message>
    <message>
        <source>别人刚刚恢复了继承。您写的还在，再按一次保存以您的为准。</source>
        <translation>Somebody has just taken these words away. Yours are still here: save again to keep them.</translation>
    </message>
    <message>
        <source>含义</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>处置指引已保存，下级地点自动继承。</source>
        <translation>The guidance is saved; places below inherit it.</translation>
    </message>
    <message>
        <source>已恢复继承。</source>
        <translation>Inherited again.</translation>
    </message>
    <message>
        <source>恢复继承</source>
        <translation>Inherit again</translation>
    </message>
    <message>
        <source>打给谁，一行一个：名称 电话</source>
        <translation>Whom to call, one a line: name number</translation>
    </message>
    <message>
        <source>用于</source>
        <translation>For</translation>
    </message>
    <message>
        <source>空着则继承（{0}）：{1}</source>
        <translation>Empty: inherited ({0}): {1}</translation>
    </message>
    <message>
        <source>预览：值班员将看到</source>
        <translation>Preview: what the person on duty will see</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>GuidancePanel</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>含义</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>就近</source>
        <translation>Near by</translation>
    </message>
    <message>
        <source>打给谁</source>
        <translation>Whom to call</translation>
    </message>
    <message>
        <source>指引：{0}</source>
        <translation>Guidance: {0}</translation>
    </message>
    <message>
        <source>显示号码</source>
        <translation>Show number</translation>
    </message>
    <message>
        <source>显示姓名和房号</source>
        <translation>Show names and rooms</translation>
    </message>
    <message>
        <source>本楼没有登记的脆弱人群</source>
        <translation>No vulnerable people are registered in this building</translation>
    </message>
    <message>
        <source>本楼脆弱人群 {0} 人</source>
        <translation>Vulnerable people in this building: {0}</translation>
    </message>
    <message>
        <source>本楼脆弱人群 {0} 人（已记录查看）</source>
        <translation>Vulnerable people in this building: {0} (this look is on record)</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>消防栓 {0} {1} · {2}</source>
        <translation>Hydrant {0} {1} · {2}</translation>
    </message>
    <message>
        <source>消防栓：没有登记水压点位</source>
        <translation>Hydrant: no pressure sensor is registered</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>监控 {0} {1}</source>
        <translation>Camera {0} {1}</translation>
    </message>
    <message>
        <source>监控：没有登记</source>
        <translation>Camera: none is registered</translation>
    </message>
    <message>
        <source>编辑处置指引</source>
        <translation>Edit guidance</translation>
    </message>
    <message>
        <source>避难点 {0} {1} · {2}，余 {3} 人</source>
        <translation>Shelter {0} {1} · {2}, {3} places free</translation>
    </message>
    <message>
        <source>避难点：没有可用的</source>
        <translation>Shelter: none is usable</translation>
    </message>
</context>
<context>
    <name>HappeningList</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>推演经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>还没有开始</source>
        <translation>Not begun yet</translation>
    </message>
</context>
<context>
    <name>Heartbeat</name>
    <message>
        <source>值守台读不到数据库 {0}：画面不是现状。请电话轮询各居委会，重开值守台。</source>
        <translation>This console cannot read the database for {0}: the screen is not current. Phone round the committees; restart the console.</translation>
    </message>
    <message>
        <source>报警服务没有心跳 {0}：现场有无报警不明。请电话轮询各居委会，按 F12 诊断。</source>
        <translation>The watch has no heartbeat for {0}: whether there are alarms is unknown. Phone round the committees; F12 for diagnostics.</translation>
    </message>
    <message>
        <source>数据库写不进 {0}：新报警显示不出来。请电话轮询各居委会，检查磁盘。</source>
        <translation>The database takes nothing for {0}: new alarms cannot be shown. Phone round the committees; check the disk.</translation>
    </message>
    <message>
        <source>本机时钟停走或被拨动：报警时间不可信。请核对时间，电话轮询各居委会。</source>
        <translation>This machine&apos;s clock stopped or was set: alarm times cannot be trusted. Check the time; phone round the committees.</translation>
    </message>
    <message>
        <source>消息代理不通 {0}：感知消息进不来。请电话轮询各居委会，检查网络和代理。</source>
        <translation>The broker is out of reach for {0}: no sensor message comes in. Phone round the committees; check network and broker.</translation>
    </message>
    <message>
        <source>消息代理拒收心跳 {0}：消息能否到达不明。请电话轮询，找管理员开通权限。</source>
        <translation>The broker refuses the heartbeat for {0}: whether messages arrive is unknown. Phone round; have the administrator give the right.</translation>
    </message>
</context>
<context>
    <name>IdField</name>
    <message>
        <source>编号 {0} 已经用了。</source>
        <translation>The id {0} is used already.</translation>
    </message>
    <message>
        <source>编号不能为空。</source>
        <translation>The id must not be empty.</translation>
    </message>
</context>
<context>
    <name>ImprovementForm</name>
    <message>
        <source>不针对某一条</source>
        <translation>None in particular</translation>
    </message>
    <message>
        <source>修改改进措施</source>
        <translation>Change the improvement</translation>
    </message>
    <message>
        <source>完成期限</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>已记下改进措施：{0}</source>
        <translation>Improvement written down: {0}</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvement</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Write down</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>针对哪条差距</source>
        <translation>Which gap it closes</translation>
    </message>
</context>
<context>
    <name>InForceTab</name>
    <message>
        <source>生效 {0} 条 · 本处设定 {1} 条</source>
        <translation>{0} in force · {1} set here</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>{0} 已答复</source>
        <translation>Answered by {0}</translation>
    </message>
    <message>
        <source>中断</source>
        <translation>Outage</translation>
    </message>
    <message>
        <source>传言</source>
        <translation>Rumour</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>决策</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>受损</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>To answer</translation>
    </message>
    <message>
        <source>待答复 · 剩 {0}</source>
        <translation>To answer · {0} left</translation>
    </message>
    <message>
        <source>待答复 · 超时 {0}</source>
        <translation>To answer · late by {0}</translation>
    </message>
    <message>
        <source>推演已经结束，不再收答复。</source>
        <translation>The drill is over; answers are no longer taken.</translation>
    </message>
    <message>
        <source>推演开始后，发给参演人员的来电、消息、画面和询问都在这里。</source>
        <translation>Once the drill has begun, calls, messages, pictures and questions to the players are here.</translation>
    </message>
    <message>
        <source>推演日志第 {0} 行已损坏，收件无法继续显示，请告诉导调。</source>
        <translation>Line {0} of the drill&apos;s journal is damaged, so the inbox cannot go on; tell the controller.</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>推演的脚本读不出来，请告诉导调。</source>
        <translation>The drill&apos;s scenario cannot be read; tell the controller.</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>From</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>查找来源、内容、角色</source>
        <translation>Find sender, content, role</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>画面</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>询问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>还没有收到什么</source>
        <translation>Nothing has come yet</translation>
    </message>
    <message>
        <source>这条收件已被导调收回，列表已刷新。</source>
        <translation>The controller has taken this back; the list was read again.</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>Warning</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>收到 {0} · 待答复 {1}</source>
        <translation>Received {0} · to answer {1}</translation>
    </message>
</context>
<context>
    <name>IncidentPanel</name>
    <message>
        <source>{0} 的等级已改为{1}</source>
        <translation>Grade of {0} changed to {1}</translation>
    </message>
    <message>
        <source>{0} 的等级已改回{1}</source>
        <translation>Grade of {0} changed back to {1}</translation>
    </message>
    <message>
        <source>关联报警</source>
        <translation>Joined alarms</translation>
    </message>
    <message>
        <source>关联报警 {0}，点开看详情</source>
        <translation>Joined alarms {0}; click for detail</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>在左边选一行，看任务、报警和处置日志。</source>
        <translation>Select a row on the left to see tasks, alarms and log.</translation>
    </message>
    <message>
        <source>报告人 {0}</source>
        <translation>Caller {0}</translation>
    </message>
    <message>
        <source>报告人 {0} {1}</source>
        <translation>Caller {0} {1}</translation>
    </message>
    <message>
        <source>改分级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>新事件</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>新任务</source>
        <translation>New task</translation>
    </message>
    <message>
        <source>显示回拨电话</source>
        <translation>Show call-back number</translation>
    </message>
    <message>
        <source>没有选中事件</source>
        <translation>No incident selected</translation>
    </message>
    <message>
        <source>登记给报告人、家属的回电，没打通也登记</source>
        <translation>Log calls to the caller or the family; also those nobody answered</translation>
    </message>
    <message>
        <source>逾期任务 {0}</source>
        <translation>Overdue tasks {0}</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
</context>
<context>
    <name>Incidents</name>
    <message>
        <source>{0} {1} 办结，历时 {2}</source>
        <translation>{0} closed by {1} after {2}</translation>
    </message>
    <message>
        <source>{0} {1} 受理</source>
        <translation>{0} taken in by {1}</translation>
    </message>
    <message>
        <source>{0} · {1} {2} 派出</source>
        <translation>{0} · given {1} by {2}</translation>
    </message>
    <message>
        <source>{0} · 逾期 {1}</source>
        <translation>{0} · overdue {1}</translation>
    </message>
    <message>
        <source>{0}不在岗（{1}），请另派一支队伍，或先登记归队。</source>
        <translation>{0} is away ({1}); send another team, or mark it as back first.</translation>
    </message>
    <message>
        <source>{0}已经归队，列表已刷新，可以派出。</source>
        <translation>{0} is back already; the list is up to date, it can be sent.</translation>
    </message>
    <message>
        <source>不限时</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>事件 {0} 现在是“{1}”，不能这样做；可能别人刚刚改过，列表已刷新。</source>
        <translation>Incident {0} is now “{1}”, so this cannot be done; somebody may have just changed it. The list is refreshed.</translation>
    </message>
    <message>
        <source>亡 {0} 人</source>
        <translation>dead {0}</translation>
    </message>
    <message>
        <source>任务“{0}”{1}，列表已刷新。</source>
        <translation>Task “{0}”: {1}; the list is refreshed.</translation>
    </message>
    <message>
        <source>伤 {0} 人</source>
        <translation>injured {0}</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>剩 {0}</source>
        <translation>{0} left</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>历时</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>受理新事件</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>处置中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>待报送</source>
        <translation>Report due</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>更正 {0} 的记录</source>
        <translation>Correction of {0}</translation>
    </message>
    <message>
        <source>最近时限</source>
        <translation>Next due</translation>
    </message>
    <message>
        <source>未完成任务</source>
        <translation>Open tasks</translation>
    </message>
    <message>
        <source>未指定</source>
        <translation>unassigned</translation>
    </message>
    <message>
        <source>未能回访</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>查找编号、事件、地点</source>
        <translation>Number, incident, place</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>群众不满意</source>
        <translation>Resident not satisfied</translation>
    </message>
    <message>
        <source>群众来电、报警或上级交办，都从这里受理。</source>
        <translation>Calls, alarms and orders from above are all taken in here.</translation>
    </message>
    <message>
        <source>群众满意</source>
        <translation>Resident satisfied</translation>
    </message>
    <message>
        <source>还有 {0} 个任务没有完成，不能办结。请先了结，或勾选取消它们。</source>
        <translation>Unfinished tasks: {0}; cannot close. End them first, or tick to cancel them.</translation>
    </message>
    <message>
        <source>还没有事件</source>
        <translation>No incidents yet</translation>
    </message>
    <message>
        <source>这条报警已属于事件 {0}，请在那里继续。</source>
        <translation>This alarm belongs to incident {0}; go on there.</translation>
    </message>
    <message>
        <source>这条记录已经更正过了，请更正新的那一条。</source>
        <translation>This entry has been corrected already; correct the newer one.</translation>
    </message>
    <message>
        <source>这条记录由系统写入，不能更正，可以另写一条说明。</source>
        <translation>This entry was written by the system and cannot be corrected; add a note instead.</translation>
    </message>
    <message>
        <source>逾期 {0}</source>
        <translation>overdue {0}</translation>
    </message>
    <message>
        <source>逾期任务</source>
        <translation>Overdue tasks</translation>
    </message>
</context>
<context>
    <name>IncidentsPage</name>
    <message>
        <source>全部等级</source>
        <translation>All grades</translation>
    </message>
    <message>
        <source>写书面报告</source>
        <translation>write a report</translation>
    </message>
    <message>
        <source>受理新事件</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>处置中 {0} 起 · 未完成任务 {1} · 逾期 {2}</source>
        <translation>Open {0} · unfinished tasks {1} · overdue {2}</translation>
    </message>
    <message>
        <source>已受理 {0}，关联报警 {1} 条</source>
        <translation>Taken in {0}; joined alarms {1}</translation>
    </message>
    <message>
        <source>已受理 {0}，接着派任务或登记处置</source>
        <translation>Taken in {0}; now give tasks or log what is done</translation>
    </message>
    <message>
        <source>已并入 {0}，没有另建事件</source>
        <translation>Joined to {0}; no second incident was opened</translation>
    </message>
    <message>
        <source>已电话报告</source>
        <translation>reported by telephone</translation>
    </message>
    <message>
        <source>按 Ctrl+N 受理新事件；办结的在“已办结”里，点“清除筛选”看全部。</source>
        <translation>Ctrl+N takes in a new one; closed ones are under “Closed”, “Clear filters” shows all.</translation>
    </message>
    <message>
        <source>换一个词或筛选条件，或清除筛选看全部。</source>
        <translation>Try another word or filter, or clear the filters to see all.</translation>
    </message>
    <message>
        <source>没有保存，草稿已留下：从那条报警再建事件时接着写</source>
        <translation>Not saved, the draft is kept: it is there when you open an incident from that alarm</translation>
    </message>
    <message>
        <source>没有保存，草稿已留下：按 Ctrl+N 接着写</source>
        <translation>Not saved, the draft is kept: Ctrl+N goes on with it</translation>
    </message>
    <message>
        <source>没有符合筛选的事件</source>
        <translation>No incident matches the filters</translation>
    </message>
    <message>
        <source>现在没有处置中的事件</source>
        <translation>No open incidents now</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>这条报警已有事件，已为您打开</source>
        <translation>This alarm has an incident already; here it is</translation>
    </message>
</context>
<context>
    <name>InjectDetail</name>
    <message>
        <source>{0} {1} 答复：{2}</source>
        <translation>{0} {1} answered: {2}</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>{0} · 给 {1}</source>
        <translation>{0} · to {1}</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>何时：{0}</source>
        <translation>When: {0}</translation>
    </message>
    <message>
        <source>再发一次</source>
        <translation>Fire again</translation>
    </message>
    <message>
        <source>在左边选一个注入</source>
        <translation>Choose an inject on the left</translation>
    </message>
    <message>
        <source>希望看到：{0}</source>
        <translation>Hoped for: {0}</translation>
    </message>
    <message>
        <source>应在 {0} 内答复</source>
        <translation>To be answered within {0}</translation>
    </message>
    <message>
        <source>怎样导调：{0}</source>
        <translation>How to run it: {0}</translation>
    </message>
    <message>
        <source>没有发出：{0}</source>
        <translation>Not fired: {0}</translation>
    </message>
    <message>
        <source>注意看：{0}</source>
        <translation>Watch: {0}</translation>
    </message>
    <message>
        <source>现在发出</source>
        <translation>Fire now</translation>
    </message>
    <message>
        <source>答复内容</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>记录答复</source>
        <translation>Record the answer</translation>
    </message>
    <message>
        <source>讲评时问：{0}</source>
        <translation>Ask in the talk afterwards: {0}</translation>
    </message>
    <message>
        <source>说到了：{0}</source>
        <translation>Said: {0}</translation>
    </message>
    <message>
        <source>请写答复的内容，或勾选说到的要点。</source>
        <translation>Write the answer, or tick the points that were said.</translation>
    </message>
    <message>
        <source>谁答复</source>
        <translation>Who answers</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>问到时说：{0}</source>
        <translation>When asked: {0}</translation>
    </message>
</context>
<context>
    <name>InjectForm</name>
    <message>
        <source>在左边选一个，或按 Ctrl+N 新建一个。</source>
        <translation>Select one on the left, or press Ctrl+N for a new one.</translation>
    </message>
    <message>
        <source>增加变体</source>
        <translation>Add a variant</translation>
    </message>
    <message>
        <source>没有选中情景注入</source>
        <translation>No inject selected</translation>
    </message>
</context>
<context>
    <name>InjectList</name>
    <message>
        <source>全程</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>共 {0}</source>
        <translation>{0} in all</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Fired</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>情景注入</source>
        <translation>Injects</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>拖动可改时间，Ctrl+← → 微调，Ctrl+滚轮缩放</source>
        <translation>Drag to change the time, Ctrl+← → for small steps, Ctrl+wheel zooms</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新的注入</source>
        <translation>New inject</translation>
    </message>
    <message>
        <source>显示 {0} / {1}</source>
        <translation>{0} of {1} shown</translation>
    </message>
    <message>
        <source>查找情景注入</source>
        <translation>Find injects</translation>
    </message>
    <message>
        <source>查找情景注入  Ctrl+F</source>
        <translation>Find injects  Ctrl+F</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>答复超时</source>
        <translation>Answer late</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>给谁</source>
        <translation>To</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>一句话说清：哪里、什么事</source>
        <translation>In one sentence: where, what</translation>
    </message>
    <message>
        <source>不详</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>事件（必填）</source>
        <translation>Incident (required)</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>回拨电话</source>
        <translation>Call-back number</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>报告人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>报告人 {0}</source>
        <translation>Caller {0}</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>来自报警：{0} · {1}</source>
        <translation>From alarm: {0} · {1}</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>类型（必选）</source>
        <translation>Kind (required)</translation>
    </message>
    <message>
        <source>请用一句话写清是什么事。</source>
        <translation>Say in one sentence what it is.</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>请选是哪一类事件。</source>
        <translation>Choose the kind of incident.</translation>
    </message>
    <message>
        <source>这条报警已不存在，可以照常受理。</source>
        <translation>This alarm no longer exists; you can take the incident in all the same.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>IssueForm</name>
    <message>
        <source>{0} 等 {1} 批</source>
        <translation>{0} and others, {1} lots</translation>
    </message>
    <message>
        <source>{0}&#x3000;可用 {1}</source>
        <translation>{0} · usable {1}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>从 {0} 取 {1}（{2}）</source>
        <translation>From {0} take {1} ({2})</translation>
    </message>
    <message>
        <source>作报废处理：过期物资不发给人使用</source>
        <translation>Write off: expired goods are given to nobody</translation>
    </message>
    <message>
        <source>到期更换</source>
        <translation>Replacement</translation>
    </message>
    <message>
        <source>已撤销，{0} {1} 已退回台账</source>
        <translation>Undone; {0} {1} back in the ledger</translation>
    </message>
    <message>
        <source>已领用 {0} {1}（批次 {2}）</source>
        <translation>Issued {0} {1} (lot {2})</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>抢险救援</source>
        <translation>Rescue</translation>
    </message>
    <message>
        <source>撤销刚才的领用</source>
        <translation>Undo of the issue</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>演练培训</source>
        <translation>Drill, training</translation>
    </message>
    <message>
        <source>用途（必填）</source>
        <translation>Purpose (required)</translation>
    </message>
    <message>
        <source>群众安置</source>
        <translation>Settlement</translation>
    </message>
    <message>
        <source>自动：先到期先出</source>
        <translation>Automatic: first expiry first</translation>
    </message>
    <message>
        <source>请填要领用的数量。</source>
        <translation>Enter the quantity to issue.</translation>
    </message>
    <message>
        <source>谁领走的，送到哪里</source>
        <translation>Who took it, where it goes</translation>
    </message>
    <message>
        <source>还差 {0}</source>
        <translation>still missing {0}</translation>
    </message>
    <message>
        <source>防汛备勤</source>
        <translation>Flood standby</translation>
    </message>
    <message>
        <source>领用</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>领用 {0}</source>
        <translation>Issue {0}</translation>
    </message>
    <message>
        <source>领用人或单位</source>
        <translation>Recipient</translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>在左边选一行，看内容、附件，并答复。</source>
        <translation>Choose a row on the left to see its words and attachment, and to answer it.</translation>
    </message>
    <message>
        <source>推演时间 {0}（{1} 收到）</source>
        <translation>Drill time {0} (came at {1})</translation>
    </message>
    <message>
        <source>没有选中收件</source>
        <translation>Nothing selected</translation>
    </message>
</context>
<context>
    <name>ItemsPage</name>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新的一项</source>
        <translation>New item</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
</context>
<context>
    <name>JoinableAlarms</name>
    <message>
        <source>同楼还有 {0} 条未结束的报警，列出最紧急的 {1} 条，勾选的一并关联</source>
        <translation>Open alarms in the same building: {0}, the {1} most urgent listed. Ticked ones are joined</translation>
    </message>
    <message>
        <source>同楼还有 {0} 条未结束的报警，勾选的一并关联</source>
        <translation>Open alarms in the same building: {0}. Ticked ones are joined</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>下一条、上一条未确认</source>
        <translation>Next, previous unacknowledged</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>复核，再按 1 到 4</source>
        <translation>Verify, then press 1 to 4</translation>
    </message>
    <message>
        <source>多选</source>
        <translation>Select several</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>export the table</translation>
    </message>
    <message>
        <source>屏蔽，在“已屏蔽”里恢复</source>
        <translation>Shelve; in “Set aside”: bring back</translation>
    </message>
    <message>
        <source>建事件</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>收起面板</source>
        <translation>Close the panel</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>派队</source>
        <translation>Send a team</translation>
    </message>
    <message>
        <source>确认屏幕上的</source>
        <translation>Acknowledge what is on screen</translation>
    </message>
    <message>
        <source>确认最新最高的一条</source>
        <translation>Acknowledge the newest of the highest</translation>
    </message>
    <message>
        <source>确认选中的</source>
        <translation>Acknowledge the selected</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>看的时候也都能用</source>
        <translation>they work meanwhile</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>12 时用水过少</source>
        <translation>Little water in 12 h</translation>
    </message>
    <message>
        <source>{0} 级</source>
        <translation>Level {0}</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>Ordinary</translation>
    </message>
    <message>
        <source>不可用</source>
        <translation>Unusable</translation>
    </message>
    <message>
        <source>不是 JSON</source>
        <translation>Not JSON</translation>
    </message>
    <message>
        <source>专项预案</source>
        <translation>Special plan</translation>
    </message>
    <message>
        <source>主题不合规定</source>
        <translation>Bad topic</translation>
    </message>
    <message>
        <source>井盖</source>
        <translation>Manhole cover</translation>
    </message>
    <message>
        <source>井盖移位</source>
        <translation>Manhole cover moved</translation>
    </message>
    <message>
        <source>交通</source>
        <translation>Traffic</translation>
    </message>
    <message>
        <source>人为损坏</source>
        <translation>Damaged by people</translation>
    </message>
    <message>
        <source>人员求助</source>
        <translation>Person in need</translation>
    </message>
    <message>
        <source>人在其他房间</source>
        <translation>In another room</translation>
    </message>
    <message>
        <source>从未上报</source>
        <translation>Never reported</translation>
    </message>
    <message>
        <source>信号干扰</source>
        <translation>Interference</translation>
    </message>
    <message>
        <source>值班员</source>
        <translation>Duty officer</translation>
    </message>
    <message>
        <source>值班长</source>
        <translation>Shift leader</translation>
    </message>
    <message>
        <source>储备点</source>
        <translation>Depots</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>公共卫生</source>
        <translation>Public health</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>其他人</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Another cause</translation>
    </message>
    <message>
        <source>其他来源</source>
        <translation>Other source</translation>
    </message>
    <message>
        <source>内容过大</source>
        <translation>Too large</translation>
    </message>
    <message>
        <source>冲洗、洒水</source>
        <translation>Washing, sprinkling</translation>
    </message>
    <message>
        <source>初报</source>
        <translation>Initial report</translation>
    </message>
    <message>
        <source>区里交办</source>
        <translation>District</translation>
    </message>
    <message>
        <source>原因不明</source>
        <translation>Cause not found</translation>
    </message>
    <message>
        <source>受潮</source>
        <translation>Damp</translation>
    </message>
    <message>
        <source>可燃气体</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>可燃气体泄漏</source>
        <translation>Gas leak</translation>
    </message>
    <message>
        <source>吸烟</source>
        <translation>Smoking</translation>
    </message>
    <message>
        <source>坍塌坠落</source>
        <translation>Collapse, fall</translation>
    </message>
    <message>
        <source>处置中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>大风</source>
        <translation>Wind</translation>
    </message>
    <message>
        <source>字段有误</source>
        <translation>Bad field</translation>
    </message>
    <message>
        <source>安置点</source>
        <translation>Settlement</translation>
    </message>
    <message>
        <source>安装不当</source>
        <translation>Wrong mounting</translation>
    </message>
    <message>
        <source>家中无人</source>
        <translation>Nobody at home</translation>
    </message>
    <message>
        <source>家属</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Compounds</translation>
    </message>
    <message>
        <source>居委会上报</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>居民区救援室</source>
        <translation>Area disaster room</translation>
    </message>
    <message>
        <source>居民区预案</source>
        <translation>Area plan</translation>
    </message>
    <message>
        <source>巡查发现</source>
        <translation>Patrol</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已屏蔽</source>
        <translation>Shelved</translation>
    </message>
    <message>
        <source>已恢复未确认</source>
        <translation>Cleared, unacked</translation>
    </message>
    <message>
        <source>已接通</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>已连接</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>开放</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>开门通风、搬运</source>
        <translation>Door held open</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Person concerned</translation>
    </message>
    <message>
        <source>微型消防站</source>
        <translation>Micro fire station</translation>
    </message>
    <message>
        <source>总体预案</source>
        <translation>Overall plan</translation>
    </message>
    <message>
        <source>感知报警</source>
        <translation>Sensor alarm</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>报告人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>报损</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>拒绝连接</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>指令</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Reversal</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>数值无效</source>
        <translation>Not a finite number</translation>
    </message>
    <message>
        <source>断开</source>
        <translation>Disconnected</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>未登记的点位</source>
        <translation>Unknown sensor</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unacked</translation>
    </message>
    <message>
        <source>杂物堵塞</source>
        <translation>Blocked by debris</translation>
    </message>
    <message>
        <source>核对人数</source>
        <translation>Recount</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Buildings</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>水汽</source>
        <translation>Steam</translation>
    </message>
    <message>
        <source>水泵检修、停水</source>
        <translation>Pump or mains work</translation>
    </message>
    <message>
        <source>水电电梯</source>
        <translation>Utilities, lift</translation>
    </message>
    <message>
        <source>水表</source>
        <translation>Water meter</translation>
    </message>
    <message>
        <source>治安</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>测试未通知</source>
        <translation>Test without notice</translation>
    </message>
    <message>
        <source>消火栓水压</source>
        <translation>Hydrant</translation>
    </message>
    <message>
        <source>消火栓水压低</source>
        <translation>Low hydrant pressure</translation>
    </message>
    <message>
        <source>火灾</source>
        <translation>Fire</translation>
    </message>
    <message>
        <source>火灾 · 烟感</source>
        <translation>Fire · smoke</translation>
    </message>
    <message>
        <source>点位</source>
        <translation>Sensors</translation>
    </message>
    <message>
        <source>烟感</source>
        <translation>Smoke</translation>
    </message>
    <message>
        <source>烧香、烟花</source>
        <translation>Incense, fireworks</translation>
    </message>
    <message>
        <source>烹饪油烟</source>
        <translation>Cooking</translation>
    </message>
    <message>
        <source>燃气</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>版本不认识</source>
        <translation>Unknown version</translation>
    </message>
    <message>
        <source>物资</source>
        <translation>Supplies</translation>
    </message>
    <message>
        <source>特别重大</source>
        <translation>Extraordinary</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>独居老人无活动</source>
        <translation>Elderly: no activity</translation>
    </message>
    <message>
        <source>电器启动</source>
        <translation>Appliance switched on</translation>
    </message>
    <message>
        <source>电气火灾</source>
        <translation>Electrical fire</translation>
    </message>
    <message>
        <source>电气火灾 · 剩余电流</source>
        <translation>Electrical · leakage</translation>
    </message>
    <message>
        <source>电池问题</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>电量低</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>真实</source>
        <translation>Real</translation>
    </message>
    <message>
        <source>离开</source>
        <translation>Departure</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Stale</translation>
    </message>
    <message>
        <source>积尘</source>
        <translation>Dust</translation>
    </message>
    <message>
        <source>积水内涝</source>
        <translation>Flood</translation>
    </message>
    <message>
        <source>积水水位</source>
        <translation>Water level</translation>
    </message>
    <message>
        <source>积水超限</source>
        <translation>Water above limit</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>类型与登记不符</source>
        <translation>Kind mismatch</translation>
    </message>
    <message>
        <source>红外活动</source>
        <translation>Infrared</translation>
    </message>
    <message>
        <source>终报</source>
        <translation>Final report</translation>
    </message>
    <message>
        <source>续报</source>
        <translation>Follow-up report</translation>
    </message>
    <message>
        <source>群众来电</source>
        <translation>Resident&apos;s call</translation>
    </message>
    <message>
        <source>虫子</source>
        <translation>Insects</translation>
    </message>
    <message>
        <source>街道储备点</source>
        <translation>Street reserve</translation>
    </message>
    <message>
        <source>装修施工</source>
        <translation>Renovation</translation>
    </message>
    <message>
        <source>计划抑制</source>
        <translation>Suppressed</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>设备故障</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>设备时钟不准</source>
        <translation>Device clock off</translation>
    </message>
    <message>
        <source>设备测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>设备离线</source>
        <translation>Stale</translation>
    </message>
    <message>
        <source>设备自身故障</source>
        <translation>Device fault</translation>
    </message>
    <message>
        <source>误报</source>
        <translation>False alarm</translation>
    </message>
    <message>
        <source>误操作</source>
        <translation>Operated by mistake</translation>
    </message>
    <message>
        <source>车辆碾压</source>
        <translation>Traffic over it</translation>
    </message>
    <message>
        <source>较大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>进入</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>通话</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>道路、管网施工</source>
        <translation>Street works</translation>
    </message>
    <message>
        <source>避难点</source>
        <translation>Shelters</translation>
    </message>
    <message>
        <source>避难点位</source>
        <translation>Shelter</translation>
    </message>
    <message>
        <source>邻居</source>
        <translation>Neighbour</translation>
    </message>
    <message>
        <source>酒精、油漆挥发</source>
        <translation>Alcohol or paint vapour</translation>
    </message>
    <message>
        <source>重大</source>
        <translation>Major</translation>
    </message>
    <message>
        <source>门磁</source>
        <translation>Door contact</translation>
    </message>
    <message>
        <source>门磁久开</source>
        <translation>Door left open</translation>
    </message>
    <message>
        <source>限值不合适</source>
        <translation>Unsuitable limit</translation>
    </message>
    <message>
        <source>领用</source>
        <translation>Issue</translation>
    </message>
</context>
<context>
    <name>LedgerSection</name>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>台账 {0} 条，新的在上</source>
        <translation>Ledger entries {0}, newest first</translation>
    </message>
    <message>
        <source>撤销“{0}  {1}”？台账会追加一条冲销记录，这条记录保留并划去。</source>
        <translation>Undo “{0}  {1}”? A reversing entry is added to the ledger; this one stays, struck out.</translation>
    </message>
    <message>
        <source>撤销这条记录</source>
        <translation>Undo this entry</translation>
    </message>
    <message>
        <source>撤销选中记录</source>
        <translation>Undo selected entry</translation>
    </message>
    <message>
        <source>正在读取台账</source>
        <translation>Reading the ledger</translation>
    </message>
</context>
<context>
    <name>LevelCounts</name>
    <message>
        <source>{0}：{1} 条，其中未确认 {2} 条</source>
        <translation>{0}: {1}, of these unacknowledged {2}</translation>
    </message>
</context>
<context>
    <name>LinePanel</name>
    <message>
        <source>全程</source>
        <translation>All</translation>
    </message>
    <message>
        <source>时间轴放大  Ctrl+滚轮</source>
        <translation>Widen the time line  Ctrl+wheel</translation>
    </message>
    <message>
        <source>时间轴缩小  Ctrl+滚轮</source>
        <translation>Narrow the time line  Ctrl+wheel</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
</context>
<context>
    <name>ListArea</name>
    <message>
        <source>换一个筛选条件，或清除筛选看全部。</source>
        <translation>Try another filter, or clear the filters to see all.</translation>
    </message>
    <message>
        <source>没有符合筛选的记录</source>
        <translation>Nothing matches the filters</translation>
    </message>
    <message>
        <source>没有读到数据</source>
        <translation>The data could not be read</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>重试</source>
        <translation>Retry</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>上一行</source>
        <translation>row above</translation>
    </message>
    <message>
        <source>下一行</source>
        <translation>row below</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>export the table</translation>
    </message>
    <message>
        <source>撤销刚做的</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>find</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>处置日志</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>处置日志 {0} 条，新的在上</source>
        <translation>Log entries {0}, newest first</translation>
    </message>
    <message>
        <source>更正选中</source>
        <translation>Correct selected</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>全部按键</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>写一条值班日志</source>
        <translation>Write a line of the duty log</translation>
    </message>
    <message>
        <source>准备推演：脚本库</source>
        <translation>Prepare a drill: library of scenarios</translation>
    </message>
    <message>
        <source>守望</source>
        <translation>Shouwang</translation>
    </message>
    <message>
        <source>已屏蔽 {0} 条报警 1 小时，到时自动恢复。</source>
        <translation>{0} alarms shelved for 1 hour; they come back by themselves.</translation>
    </message>
    <message>
        <source>开关大屏</source>
        <translation>Open or close the wall</translation>
    </message>
    <message>
        <source>打印交接班记录</source>
        <translation>Print the record of the shift</translation>
    </message>
    <message>
        <source>打印当前页</source>
        <translation>Print this page</translation>
    </message>
    <message>
        <source>新建事件</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>没有屏蔽：报警已经结束，或需要先复核。</source>
        <translation>Not shelved: the alarm is over, or needs a verdict first.</translation>
    </message>
    <message>
        <source>浅色主题</source>
        <translation>Light theme</translation>
    </message>
    <message>
        <source>深色主题</source>
        <translation>Dark theme</translation>
    </message>
    <message>
        <source>演练 DRILL · 守望</source>
        <translation>DRILL · Shouwang</translation>
    </message>
    <message>
        <source>确认最紧急的报警</source>
        <translation>Acknowledge the most urgent alarm</translation>
    </message>
    <message>
        <source>试声音</source>
        <translation>Test sound</translation>
    </message>
    <message>
        <source>请先登录再确认报警：确认要记下是谁看到的。</source>
        <translation>Sign in before you acknowledge: it is recorded who saw the alarm.</translation>
    </message>
    <message>
        <source>还没有街道数据</source>
        <translation>No street data yet</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>{0} 封闭</source>
        <translation>{0} closed</translation>
    </message>
    <message>
        <source>{0} 级报警</source>
        <translation>Level {0} alarm</translation>
    </message>
    <message>
        <source>{0} 部分封闭</source>
        <translation>{0} partly closed</translation>
    </message>
    <message>
        <source>从未上报</source>
        <translation>Never reported</translation>
    </message>
    <message>
        <source>全</source>
        <translation>All</translation>
    </message>
    <message>
        <source>动</source>
        <translation>A</translation>
    </message>
    <message>
        <source>图例</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>放大 (+)</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>栓</source>
        <translation>H</translation>
    </message>
    <message>
        <source>气</source>
        <translation>G</translation>
    </message>
    <message>
        <source>水</source>
        <translation>W</translation>
    </message>
    <message>
        <source>火</source>
        <translation>F</translation>
    </message>
    <message>
        <source>点位故障</source>
        <translation>Sensor fault</translation>
    </message>
    <message>
        <source>点位正常</source>
        <translation>Sensor normal</translation>
    </message>
    <message>
        <source>点位离线</source>
        <translation>Sensor stale</translation>
    </message>
    <message>
        <source>烟</source>
        <translation>S</translation>
    </message>
    <message>
        <source>电</source>
        <translation>E</translation>
    </message>
    <message>
        <source>盖</source>
        <translation>M</translation>
    </message>
    <message>
        <source>看全街道 (Home)</source>
        <translation>Whole street (Home)</translation>
    </message>
    <message>
        <source>示意图 合成数据</source>
        <translation>Schematic, synthetic data</translation>
    </message>
    <message>
        <source>缩小 (-)</source>
        <translation>Zoom out (-)</translation>
    </message>
    <message>
        <source>街道地图</source>
        <translation>Street map</translation>
    </message>
    <message>
        <source>表</source>
        <translation>C</translation>
    </message>
    <message>
        <source>道路封闭</source>
        <translation>Road closed</translation>
    </message>
    <message>
        <source>避难 · {0}</source>
        <translation>Shelter · {0}</translation>
    </message>
    <message>
        <source>门</source>
        <translation>D</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>{0} · {1} 上报</source>
        <translation>{0} · reported {1}</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>人可再入住</source>
        <translation>places free</translation>
    </message>
    <message>
        <source>人可容纳</source>
        <translation>places</translation>
    </message>
    <message>
        <source>从未上报</source>
        <translation>Never reported</translation>
    </message>
    <message>
        <source>从未上报，情况不明</source>
        <translation>Never reported, state unknown</translation>
    </message>
    <message>
        <source>其中</source>
        <translation>Of which</translation>
    </message>
    <message>
        <source>其中开放</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>可用面积</source>
        <translation>Usable area</translation>
    </message>
    <message>
        <source>在内</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>居委会</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>居民 · {0} 户</source>
        <translation>residents · {0} households</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Residential area</translation>
    </message>
    <message>
        <source>建事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>开放…</source>
        <translation>Open…</translation>
    </message>
    <message>
        <source>微型消防站</source>
        <translation>Micro fire station</translation>
    </message>
    <message>
        <source>感知点位</source>
        <translation>Sensors</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>最近上报</source>
        <translation>Last report</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unacknowledged</translation>
    </message>
    <message>
        <source>条未结束的报警</source>
        <translation>open alarms</translation>
    </message>
    <message>
        <source>查看…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>楼层</source>
        <translation>Floors</translation>
    </message>
    <message>
        <source>楼组长</source>
        <translation>Building leader</translation>
    </message>
    <message>
        <source>电量</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>登记、关闭…</source>
        <translation>Register, close…</translation>
    </message>
    <message>
        <source>看报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Stale</translation>
    </message>
    <message>
        <source>离线 {0}，现状不明 · 自 {1}</source>
        <translation>Stale for {0}, state unknown · since {1}</translation>
    </message>
    <message>
        <source>离线前读数</source>
        <translation>Last value</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>缺号</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>脆弱人群</source>
        <translation>Vulnerable people</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Keeper</translation>
    </message>
    <message>
        <source>超员 {0}</source>
        <translation>over by {0}</translation>
    </message>
    <message>
        <source>避难场所</source>
        <translation>Shelters</translation>
    </message>
</context>
<context>
    <name>MapPage</name>
    <message>
        <source>一张图</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>余 {0}</source>
        <translation>free {0}</translation>
    </message>
    <message>
        <source>可输入居民区、小区、楼号、点位编号或避难场所的一部分，或拼音首字母。</source>
        <translation>Type a part of an area, compound, building, sensor code or shelter, or pinyin initials.</translation>
    </message>
    <message>
        <source>它正在自动重启；恢复前请电话核实，按 F12 看运行诊断。</source>
        <translation>It is being restarted. Until it is back, check by phone; F12 shows the diagnostics.</translation>
    </message>
    <message>
        <source>感知点位</source>
        <translation>Sensors</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>报警服务没有响应，现场情况不明</source>
        <translation>The watch does not respond; the situation is unknown</translation>
    </message>
    <message>
        <source>新报警会出现在这里和图上。点图上的点位、楼栋、避难场所或居民区看详情。</source>
        <translation>New alarms appear here and on the map. Click a sensor, building, shelter or area on the map for its detail.</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>未结束的报警 {0}</source>
        <translation>Open alarms {0}</translation>
    </message>
    <message>
        <source>查找地点、设备、避难场所（拼音首字母可）</source>
        <translation>Place, device, shelter (or pinyin initials)</translation>
    </message>
    <message>
        <source>查找结果 {0}</source>
        <translation>Found {0}</translation>
    </message>
    <message>
        <source>正在读取报警</source>
        <translation>Reading the alarms</translation>
    </message>
    <message>
        <source>没有找到“{0}”</source>
        <translation>“{0}” was not found</translation>
    </message>
    <message>
        <source>没有报警</source>
        <translation>No alarms</translation>
    </message>
    <message>
        <source>直线 {0}</source>
        <translation>{0} straight</translation>
    </message>
    <message>
        <source>这个地点不在图上，可能已停用。</source>
        <translation>This place is not on the map; it may be out of use.</translation>
    </message>
    <message>
        <source>避难 {0}</source>
        <translation>Shelter {0}</translation>
    </message>
    <message>
        <source>避难场所</source>
        <translation>Shelters</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>推演时间 {0}</source>
        <translation>Drill time {0}</translation>
    </message>
</context>
<context>
    <name>MapSheet</name>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>余 {0}</source>
        <translation>free {0}</translation>
    </message>
    <message>
        <source>截至 {0}</source>
        <translation>As of {0}</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>图上还没有街道</source>
        <translation>No street on the map yet</translation>
    </message>
    <message>
        <source>地图停了两次，其他页面照常工作。</source>
        <translation>The map has stopped twice; the other pages work as usual.</translation>
    </message>
    <message>
        <source>报警不受影响；可以再试一次，原因见日志。</source>
        <translation>Alarms are not affected. You can try again; the log says why.</translation>
    </message>
    <message>
        <source>正在载入地图…</source>
        <translation>Loading the map…</translation>
    </message>
    <message>
        <source>载入演示街道（main.py demo load），或导入本街道的居民区、楼栋和点位。</source>
        <translation>Load the demo street (main.py demo load), or import your street&apos;s areas, buildings and sensors.</translation>
    </message>
    <message>
        <source>重新载入地图</source>
        <translation>Reload the map</translation>
    </message>
</context>
<context>
    <name>MappingDetail</name>
    <message>
        <source>{0} 恢复原来的状态</source>
        <translation>{0} is as it was before</translation>
    </message>
    <message>
        <source>主题第 {0} 级</source>
        <translation>topic level {0}</translation>
    </message>
    <message>
        <source>修改、试读</source>
        <translation>Edit, try out</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>已停用 {0}，不再接收它的主题</source>
        <translation>{0} is off; its topic is no longer received</translation>
    </message>
    <message>
        <source>已启用 {0}</source>
        <translation>{0} is on</translation>
    </message>
    <message>
        <source>按收到的时间</source>
        <translation>time of receipt</translation>
    </message>
    <message>
        <source>新建字段映射</source>
        <translation>New field mapping</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>测量值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>0 = 正常
1 = 报警</source>
        <translation>0 = normal
1 = alarm</translation>
    </message>
    <message>
        <source>ISO 8601，带时区</source>
        <translation>ISO 8601 with offset</translation>
    </message>
    <message>
        <source>MQTT 主题（必填）</source>
        <translation>MQTT topic (required)</translation>
    </message>
    <message>
        <source>{0} 台里有 {1} 台读不出</source>
        <translation>Of {0} devices, {1} cannot be read</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>不一定</source>
        <translation>They differ</translation>
    </message>
    <message>
        <source>主题第 {0} 级</source>
        <translation>topic level {0}</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>修改 {0}</source>
        <translation>Edit {0}</translation>
    </message>
    <message>
        <source>北京时间，如 2026-11-24 14:05:09</source>
        <translation>Beijing time, as 2026-11-24 14:05:09</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>名称（必填）</source>
        <translation>Name (required)</translation>
    </message>
    <message>
        <source>已保存 {0}，报警服务马上按它接收</source>
        <translation>{0} is saved; the watch follows at once</translation>
    </message>
    <message>
        <source>序号的路径</source>
        <translation>Path of the number</translation>
    </message>
    <message>
        <source>或取主题第几级</source>
        <translation>or topic level</translation>
    </message>
    <message>
        <source>按收到的时间</source>
        <translation>time of receipt</translation>
    </message>
    <message>
        <source>新建字段映射</source>
        <translation>New field mapping</translation>
    </message>
    <message>
        <source>时间写法</source>
        <translation>Time is written as</translation>
    </message>
    <message>
        <source>时间的路径（没有就按收到的时间）</source>
        <translation>Path of the time (without it: time of receipt)</translation>
    </message>
    <message>
        <source>毫秒数</source>
        <translation>Milliseconds</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>测量值的路径</source>
        <translation>Path of the value</translation>
    </message>
    <message>
        <source>状态的路径</source>
        <translation>Path of the state</translation>
    </message>
    <message>
        <source>状态词表：报文里的词 = 正常、报警、故障、测试</source>
        <translation>State words: word in the message = normal, alarm, fault, test</translation>
    </message>
    <message>
        <source>甲厂水位计</source>
        <translation>Level gauges of vendor A</translation>
    </message>
    <message>
        <source>电量 % 的路径</source>
        <translation>Path of the battery %</translation>
    </message>
    <message>
        <source>电量 {0}</source>
        <translation>battery {0}</translation>
    </message>
    <message>
        <source>秒数</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>能读出 {0} 台设备</source>
        <translation>{0} devices are read</translation>
    </message>
    <message>
        <source>设备列表的路径（一条报文多台设备时）</source>
        <translation>Path of the list of devices (where a message holds several)</translation>
    </message>
    <message>
        <source>设备名称的路径</source>
        <translation>Path of the device&apos;s name</translation>
    </message>
    <message>
        <source>设备编号的路径</source>
        <translation>Path of the id</translation>
    </message>
    <message>
        <source>试一试：粘贴一条报文</source>
        <translation>Try it: paste a message</translation>
    </message>
    <message>
        <source>还有 {0} 台</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>这条报文里没有设备</source>
        <translation>No device in this message</translation>
    </message>
    <message>
        <source>都是哪种设备</source>
        <translation>All are of kind</translation>
    </message>
</context>
<context>
    <name>MappingList</name>
    <message>
        <source>新的映射</source>
        <translation>new mapping</translation>
    </message>
</context>
<context>
    <name>MarkForm</name>
    <message>
        <source>{0} {1}：{2} {3}</source>
        <translation>{0} {1}: {2} {3}</translation>
    </message>
    <message>
        <source>{0}（已改）</source>
        <translation>{0} (changed since)</translation>
    </message>
    <message>
        <source>…还有 {0} 次</source>
        <translation>…and {0} more</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>撤回评定</source>
        <translation>Take the mark back</translation>
    </message>
    <message>
        <source>看到了什么；U 必须写</source>
        <translation>What was seen; needed for U</translation>
    </message>
    <message>
        <source>评为 U 请写明原因，写好按 Ctrl+Enter 记下。</source>
        <translation>Say why it is U, then press Ctrl+Enter.</translation>
    </message>
    <message>
        <source>评估员</source>
        <translation>Evaluator</translation>
    </message>
    <message>
        <source>请先选 P、S、M 或 U。</source>
        <translation>Choose P, S, M or U first.</translation>
    </message>
    <message>
        <source>请写是谁评的。</source>
        <translation>Say who marks.</translation>
    </message>
</context>
<context>
    <name>MoveForm</name>
    <message>
        <source>{0}，超员 {1}，请尽快分流</source>
        <translation>{0}; over capacity by {1}, move people on soon</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>已撤销，{0} 的人数已改回</source>
        <translation>Undone; the number at {0} is as before</translation>
    </message>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>户数要整数，不清楚就留空。</source>
        <translation>Households must be a whole number; leave empty if unclear.</translation>
    </message>
    <message>
        <source>撤销刚才的登记</source>
        <translation>Undo of the registration</translation>
    </message>
    <message>
        <source>请填人数，要整数。</source>
        <translation>Enter the number of people, a whole number.</translation>
    </message>
</context>
<context>
    <name>NeedForm</name>
    <message>
        <source>{0} 已记为不需报送，原因写进了日志</source>
        <translation>{0} needs no report; the reason is in the log</translation>
    </message>
    <message>
        <source>{0} 需要报送，从现在起计时</source>
        <translation>{0} is to be reported; the clocks run from now</translation>
    </message>
    <message>
        <source>不需报送</source>
        <translation>No report needed</translation>
    </message>
    <message>
        <source>区里已经掌握</source>
        <translation>The district knows already</translation>
    </message>
    <message>
        <source>原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>并入另一事件报送</source>
        <translation>Reported with another incident</translation>
    </message>
    <message>
        <source>核实不够报送标准</source>
        <translation>Checked: below what is reported</translation>
    </message>
    <message>
        <source>社会关注</source>
        <translation>Public attention</translation>
    </message>
    <message>
        <source>需要报送</source>
        <translation>Report needed</translation>
    </message>
    <message>
        <source>领导要求报送</source>
        <translation>Asked for by a leader</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>个人信息的密钥不对：{0}。请放回原来的 personal.key。</source>
        <translation>The key of the personal data is wrong: {0}. Put the original personal.key back.</translation>
    </message>
    <message>
        <source>推演的 {0} = {1} 通到推演之外。推演只用自己的数据、消息代理和主题，请改回 settings.toml 或重新建立推演。</source>
        <translation>The drill&apos;s {0} = {1} leads out of the drill, which has data, broker and topics of its own. Mend settings.toml or prepare a new drill.</translation>
    </message>
    <message>
        <source>数据库打不开：{0}。请查看日志目录 {1}。</source>
        <translation>The database cannot be opened: {0}. See the logs in {1}.</translation>
    </message>
    <message>
        <source>数据库打不开：{0}。请检查磁盘空间和占用它的程序；文件若已损坏，请从备份恢复。</source>
        <translation>The database cannot be opened: {0}. Check disk space and programs that use it; if the file is damaged, restore a backup.</translation>
    </message>
    <message>
        <source>数据库由更新的版本写成（{0}），请使用新版本的程序；数据未改动。</source>
        <translation>The database was written by a newer version ({0}); use that version of the program. No data was changed.</translation>
    </message>
    <message>
        <source>数据目录不能使用：{0}。请换一个目录或修正权限。</source>
        <translation>The data folder cannot be used: {0}. Choose another one or correct its rights.</translation>
    </message>
    <message>
        <source>设置文件有误：{0}。请改正后重新启动。</source>
        <translation>The settings file is wrong: {0}. Correct it and start again.</translation>
    </message>
    <message>
        <source>这个数据目录已有别的数据，不能载入演示街道。请换一个目录，或在 settings.toml 里关闭试用。</source>
        <translation>This data folder holds other data, so the demo street cannot be loaded. Choose another folder, or switch the trial off in settings.toml.</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>正在打开数据库</source>
        <translation>Opening the database</translation>
    </message>
    <message>
        <source>首次启动：正在载入演示街道（全部为虚构数据）</source>
        <translation>First start: loading the demo street (all data fictional)</translation>
    </message>
</context>
<context>
    <name>OverridesTab</name>
    <message>
        <source>街道设定 {0} 条，其余按内置规则</source>
        <translation>{0} set by the street, the others are built in</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>不可用 {0}</source>
        <translation>unusable {0}</translation>
    </message>
    <message>
        <source>临期 {0} · 过期 {1}</source>
        <translation>expired {1} · soon {0}</translation>
    </message>
    <message>
        <source>任务 {0} · 超时 {1}</source>
        <translation>tasks {0} · overdue {1}</translation>
    </message>
    <message>
        <source>低于下限的物资</source>
        <translation>Items below minimum</translation>
    </message>
    <message>
        <source>全部可用</source>
        <translation>all usable</translation>
    </message>
    <message>
        <source>全部安静</source>
        <translation>All quiet</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>在避难点人数</source>
        <translation>People sheltered</translation>
    </message>
    <message>
        <source>处置中的事件</source>
        <translation>Open incidents</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Residential areas</translation>
    </message>
    <message>
        <source>开放点位余 {0} 人</source>
        <translation>free places {0}</translation>
    </message>
    <message>
        <source>开放的避难点</source>
        <translation>Shelters open</translation>
    </message>
    <message>
        <source>待报送 {0} · {1}</source>
        <translation>Reports due {0} · {1}</translation>
    </message>
    <message>
        <source>态势</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>感知点位在线</source>
        <translation>Sensors reporting</translation>
    </message>
    <message>
        <source>截至 {0}</source>
        <translation>As of {0}</translation>
    </message>
    <message>
        <source>报警服务无响应，不是现状</source>
        <translation>Watch silent: not the present state</translation>
    </message>
    <message>
        <source>未确认 {0}</source>
        <translation>unacknowledged {0}</translation>
    </message>
    <message>
        <source>未结束的报警</source>
        <translation>Open alarms</translation>
    </message>
    <message>
        <source>没有离线</source>
        <translation>none stale</translation>
    </message>
    <message>
        <source>现状不明，见上方报警条</source>
        <translation>Unknown; see the alarm strip</translation>
    </message>
    <message>
        <source>离线 {0} · 从未上报 {1}</source>
        <translation>stale {0} · never reported {1}</translation>
    </message>
</context>
<context>
    <name>OwedReportMark</name>
    <message>
        <source>报送 {0}</source>
        <translation>Report {0}</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>共 {0}</source>
        <translation>Total {0}</translation>
    </message>
    <message>
        <source>显示 {0} / {1}</source>
        <translation>Showing {0} / {1}</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>一张图</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>大屏</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>态势</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>报警质量</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>推演</source>
        <translation>Drills</translation>
    </message>
    <message>
        <source>推演收件</source>
        <translation>Drill inbox</translation>
    </message>
    <message>
        <source>物资</source>
        <translation>Supplies</translation>
    </message>
    <message>
        <source>规则与屏蔽</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>设备接入</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>运行诊断</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>避难场所</source>
        <translation>Shelters</translation>
    </message>
    <message>
        <source>预案</source>
        <translation>Plans</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>没有找到，换一个词或拼音首字母试试。</source>
        <translation>Not found; try another word or pinyin initials.</translation>
    </message>
    <message>
        <source>页面、命令、居民区、楼栋、点位、避难点、物资</source>
        <translation>Page, command, area, building, sensor, shelter, item</translation>
    </message>
</context>
<context>
    <name>PastActivations</name>
    <message>
        <source>历次启动 {0}，新的在上</source>
        <translation>Past activations {0}, newest first</translation>
    </message>
</context>
<context>
    <name>PauseBar</name>
    <message>
        <source>{0} 倍速</source>
        <translation>{0}x speed</translation>
    </message>
    <message>
        <source>导调暂停推进 HOLD · {0}</source>
        <translation>HOLD by the controller · {0}</translation>
    </message>
    <message>
        <source>尚未开始 NOT BEGUN</source>
        <translation>NOT BEGUN</translation>
    </message>
    <message>
        <source>尚未开始 NOT BEGUN · {0} 开始</source>
        <translation>NOT BEGUN · begins at {0}</translation>
    </message>
    <message>
        <source>推演停住 NOT PLAYED · 播放器没有在运行 · {0}</source>
        <translation>NOT PLAYED · no player is running · {0}</translation>
    </message>
    <message>
        <source>推演已结束 ENDED · {0}</source>
        <translation>DRILL ENDED · {0}</translation>
    </message>
    <message>
        <source>推演日志损坏 DAMAGED · 状态不明</source>
        <translation>JOURNAL DAMAGED · state unknown</translation>
    </message>
    <message>
        <source>推演时间 {0}</source>
        <translation>Drill time {0}</translation>
    </message>
    <message>
        <source>推演暂停 PAUSED · {0}</source>
        <translation>DRILL PAUSED · {0}</translation>
    </message>
    <message>
        <source>推演状态读不出来 UNKNOWN</source>
        <translation>STATE UNKNOWN: the drill cannot be read</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>小区、楼号、楼层、房间；输入几个字可选楼栋</source>
        <translation>Compound, building, floor, room; type to choose a building</translation>
    </message>
</context>
<context>
    <name>PlaceForm</name>
    <message>
        <source>6 层走廊、302 室</source>
        <translation>corridor, flat 302</translation>
    </message>
    <message>
        <source>{0} 已接入，下一条报文起按点位处理</source>
        <translation>{0} is connected; from its next message on it is a sensor</translation>
    </message>
    <message>
        <source>不填就放在楼栋或居民区的位置上。</source>
        <translation>Left empty: where the building or the area is.</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>在图上点位置</source>
        <translation>Click the place on the map</translation>
    </message>
    <message>
        <source>居民区（不在楼内时选）</source>
        <translation>Area (where there is no building)</translation>
    </message>
    <message>
        <source>把 {0} 接入</source>
        <translation>Connect {0}</translation>
    </message>
    <message>
        <source>接入</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>楼层</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>点位编码（可不填）</source>
        <translation>Sensor code (optional)</translation>
    </message>
    <message>
        <source>种类（必填）</source>
        <translation>Kind (required)</translation>
    </message>
    <message>
        <source>经纬度 WGS-84（可不填）</source>
        <translation>Position WGS-84 (optional)</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>PlanPanel</name>
    <message>
        <source>{0} {1} 启动</source>
        <translation>{0} activated by {1}</translation>
    </message>
    <message>
        <source>{0} 已提到 {1}，新增任务 {2} 个</source>
        <translation>{0} raised to {1}, new tasks: {2}</translation>
    </message>
    <message>
        <source>{0}启动</source>
        <translation>Activate {0}</translation>
    </message>
    <message>
        <source>不关联事件</source>
        <translation>No incident</translation>
    </message>
    <message>
        <source>事件 {0}</source>
        <translation>Incident {0}</translation>
    </message>
    <message>
        <source>启动时关联事件</source>
        <translation>Activate for incident</translation>
    </message>
    <message>
        <source>响应&#x3000;已 {0} · 未完成任务 {1} / {2}</source>
        <translation>response for {0} · open tasks {1} / {2}</translation>
    </message>
    <message>
        <source>在左边选一行，看任务卡，按级别启动。</source>
        <translation>Select a row on the left to see its task cards and to activate it at a level.</translation>
    </message>
    <message>
        <source>已启动 {0}，{1}，派出任务 {2} 个</source>
        <translation>{0} activated, {1}, tasks given: {2}</translation>
    </message>
    <message>
        <source>已完成：{0}（{1}）</source>
        <translation>Done: {0} ({1})</translation>
    </message>
    <message>
        <source>已撤销启动 {0}，未完成的任务已取消</source>
        <translation>Activation of {0} undone; its open tasks are cancelled</translation>
    </message>
    <message>
        <source>已撤销提级，{0} 恢复 {1}</source>
        <translation>Raise undone, {0} is back at {1}</translation>
    </message>
    <message>
        <source>已撤销，“{0}”恢复进行中</source>
        <translation>Undone, “{0}” is open again</translation>
    </message>
    <message>
        <source>提到 {0}</source>
        <translation>Raise to {0}</translation>
    </message>
    <message>
        <source>撤销启动</source>
        <translation>Activation undone</translation>
    </message>
    <message>
        <source>撤销提级</source>
        <translation>Raise undone</translation>
    </message>
    <message>
        <source>没有选中预案</source>
        <translation>No plan is selected</translation>
    </message>
    <message>
        <source>结束响应</source>
        <translation>End response</translation>
    </message>
    <message>
        <source>逾期任务 {0}</source>
        <translation>Overdue tasks {0}</translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>注入</source>
        <translation>Inject</translation>
    </message>
    <message>
        <source>注入：计划何时发出；标准：最迟何时做到。点一行，回到当时。</source>
        <translation>Injects: when they were planned; standards: by when at the latest. Click a row to go there.</translation>
    </message>
    <message>
        <source>这个脚本没有注入，也没有评估标准。</source>
        <translation>This scenario has neither injects nor expectations.</translation>
    </message>
</context>
<context>
    <name>Plans</name>
    <message>
        <source>{0} {1} 启动</source>
        <translation>{0} activated by {1}</translation>
    </message>
    <message>
        <source>{0} · 逾期 {1}</source>
        <translation>{0} · overdue {1}</translation>
    </message>
    <message>
        <source>{0} 小时内</source>
        <translation>within {0} h</translation>
    </message>
    <message>
        <source>{0}内</source>
        <translation>within {0}</translation>
    </message>
    <message>
        <source>{0}响应</source>
        <translation>{0} response</translation>
    </message>
    <message>
        <source>不限时</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>事件 {0}</source>
        <translation>Incident {0}</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>任务 {0}，完成 {1}</source>
        <translation>tasks {0}, done {1}</translation>
    </message>
    <message>
        <source>任务“{0}”{1}，没有可撤销的，列表已刷新。</source>
        <translation>Task “{0}”: {1}; there is nothing to take back. The list is refreshed.</translation>
    </message>
    <message>
        <source>任务卡 张</source>
        <translation>Task cards</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>历次启动</source>
        <translation>Past activations</translation>
    </message>
    <message>
        <source>启动</source>
        <translation>Activated</translation>
    </message>
    <message>
        <source>启动中</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>响应</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>导入街道总体、专项和居民区预案后显示在这里。</source>
        <translation>The street&apos;s overall, special and residential-area plans stand here once they are imported.</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Residential area</translation>
    </message>
    <message>
        <source>最近时限</source>
        <translation>Next due</translation>
    </message>
    <message>
        <source>未启动</source>
        <translation>Not activated</translation>
    </message>
    <message>
        <source>未完成任务</source>
        <translation>Open tasks</translation>
    </message>
    <message>
        <source>查找预案、居民区、编码、拼音</source>
        <translation>Plan, area, code, pinyin</translation>
    </message>
    <message>
        <source>没有这个响应级别，请在 IV 到 I 级里选。</source>
        <translation>There is no such response level; choose one from IV to I.</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>现在已是 {0}响应，只能往更高级别提；要降级请先结束响应，再按新级别启动。</source>
        <translation>The response is at {0} already and can only be raised to a graver level; to lower it, end the response and activate the plan at the new level.</translation>
    </message>
    <message>
        <source>第 {0} 版 {1}</source>
        <translation>Edition {0}, {1}</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>还没有预案</source>
        <translation>No plans yet</translation>
    </message>
    <message>
        <source>逾期任务</source>
        <translation>Overdue tasks</translation>
    </message>
    <message>
        <source>预案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>预案 {0} 已在 {1}响应中，可能别人刚刚启动，列表已刷新；要加强就提高级别。</source>
        <translation>Plan {0} is active at {1} already; somebody may have just activated it. The list is refreshed; raise the level if more is needed.</translation>
    </message>
    <message>
        <source>预案 {0} 的这次响应已经结束，列表已刷新；需要时请重新启动。</source>
        <translation>This response of plan {0} is over already; the list is refreshed. Activate the plan again if it is needed.</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>启动中 {0} 个 · 未完成任务 {1} · 逾期 {2}</source>
        <translation>Active {0} · open tasks {1} · overdue {2}</translation>
    </message>
    <message>
        <source>换一个词或类别，或清除筛选看全部。</source>
        <translation>Try another word or kind, or clear the filters to see all.</translation>
    </message>
    <message>
        <source>没有符合筛选的预案</source>
        <translation>No plan passes the filters</translation>
    </message>
    <message>
        <source>点“清除筛选”，选中一个预案，在它的详情里按级别启动。</source>
        <translation>Press “Clear filters”, select a plan, and activate it at a level in its detail.</translation>
    </message>
    <message>
        <source>现在没有启动的预案</source>
        <translation>No plan is active now</translation>
    </message>
</context>
<context>
    <name>PrepareForm</name>
    <message>
        <source>{0} / {1}&#x3000;{2}…</source>
        <translation>{0} / {1}  {2}…</translation>
    </message>
    <message>
        <source>不填就用脚本编号和时间</source>
        <translation>Empty: the scenario&apos;s id and the time</translation>
    </message>
    <message>
        <source>写入脚本和设置</source>
        <translation>writing scenario and settings</translation>
    </message>
    <message>
        <source>准备推演</source>
        <translation>Prepare drill</translation>
    </message>
    <message>
        <source>切断对外的通道</source>
        <translation>cutting off the ways out</translation>
    </message>
    <message>
        <source>复制一份街道数据另成一处，推演里做的任何事都不会回到街道。</source>
        <translation>A copy of the street&apos;s data is made beside it; nothing done in the drill comes back to the street.</translation>
    </message>
    <message>
        <source>复制街道数据</source>
        <translation>copying the street&apos;s data</translation>
    </message>
    <message>
        <source>推演名称（可不填）</source>
        <translation>Name of the drill (optional)</translation>
    </message>
    <message>
        <source>用“{0}”准备推演</source>
        <translation>Prepare a drill of “{0}”</translation>
    </message>
    <message>
        <source>读脚本</source>
        <translation>reading the scenario</translation>
    </message>
</context>
<context>
    <name>PreviewPart</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>设定又改了，请重新试算。</source>
        <translation>The settings have changed: try again.</translation>
    </message>
    <message>
        <source>试算已停止，没有改动任何规则。</source>
        <translation>The trial was stopped, no rule was changed.</translation>
    </message>
    <message>
        <source>试算过去 7 天</source>
        <translation>Try the last 7 days</translation>
    </message>
</context>
<context>
    <name>PrintPlace</name>
    <message>
        <source>这一页现在没有可打印的内容。</source>
        <translation>There is nothing to print on this page now.</translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source> 份</source>
        <translation> copies</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx)</source>
        <translation>Word documents (*.docx)</translation>
    </message>
    <message>
        <source>&#x3000;没有找到打印机，可存为文件</source>
        <translation>  no printer found, save it as a file</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>存为 Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>已存为 PDF：{0}</source>
        <translation>Saved as PDF: {0}</translation>
    </message>
    <message>
        <source>已存为 Word：{0}</source>
        <translation>Saved as Word: {0}</translation>
    </message>
    <message>
        <source>已送打印机 {0}：{1}，{2} 页</source>
        <translation>Sent to {0}: {1}, {2} pages</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Setting the pages…</translation>
    </message>
    <message>
        <source>第 {0} / {1} 页</source>
        <translation>Page {0} of {1}</translation>
    </message>
    <message>
        <source>这台电脑上没有找到打印机。</source>
        <translation>No printer was found on this computer.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>{0} · 任务卡</source>
        <translation>{0} · task cards</translation>
    </message>
    <message>
        <source>{0} 级 {1} 条，未确认 {2}</source>
        <translation>level {0}: {1}, unacknowledged {2}</translation>
    </message>
    <message>
        <source>{0} 至 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>{0}，{1} {2} 启动</source>
        <translation>{0}, activated {1} by {2}</translation>
    </message>
    <message>
        <source>上一班交代</source>
        <translation>Left by the last shift</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>事件 {0}</source>
        <translation>Incident {0}</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>交接班记录</source>
        <translation>Record of the shift</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>伤亡</source>
        <translation>Casualties</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>信息报送</source>
        <translation>Reports to the district</translation>
    </message>
    <message>
        <source>值班日志</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>做法</source>
        <translation>How</translation>
    </message>
    <message>
        <source>全街道</source>
        <translation>the whole street</translation>
    </message>
    <message>
        <source>共 {0}</source>
        <translation>{0} in all</translation>
    </message>
    <message>
        <source>共 {0}，离线 {1}，从未上报 {2}</source>
        <translation>{0} in all, {1} stale, {2} never heard</translation>
    </message>
    <message>
        <source>关联报警</source>
        <translation>Alarms of it</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>出入台账</source>
        <translation>In and out</translation>
    </message>
    <message>
        <source>只印前 {0} 行，全部请用 Ctrl+E 导出。</source>
        <translation>Only the first {0} rows are printed; Ctrl+E exports all.</translation>
    </message>
    <message>
        <source>响应</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>在住</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>处置中的事件</source>
        <translation>Incidents under way</translation>
    </message>
    <message>
        <source>完成情况</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>容量</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Residential area</translation>
    </message>
    <message>
        <source>已入住</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>开放 {0} 处，已入住 {1} 人</source>
        <translation>{0} open, {1} people inside</translation>
    </message>
    <message>
        <source>当班</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>待报送</source>
        <translation>To report</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What</translation>
    </message>
    <message>
        <source>感知点位</source>
        <translation>Sensors</translation>
    </message>
    <message>
        <source>报告人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>报告者</source>
        <translation>By</translation>
    </message>
    <message>
        <source>报给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>报警服务没有响应：报警和感知点位可能不是现场的样子，请电话核实。</source>
        <translation>The alarm service does not answer: alarms and sensors may not be as things are. Verify by telephone.</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Time line</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>显示 {0} / {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>未完成 {0}，逾期 {1}</source>
        <translation>{0} open, {1} late</translation>
    </message>
    <message>
        <source>未完成任务</source>
        <translation>Open tasks</translation>
    </message>
    <message>
        <source>未结束报警</source>
        <translation>Open alarms</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>正在执行的任务</source>
        <translation>Tasks under way</translation>
    </message>
    <message>
        <source>没有任务。</source>
        <translation>No tasks.</translation>
    </message>
    <message>
        <source>没有关联报警。</source>
        <translation>No alarms of it.</translation>
    </message>
    <message>
        <source>没有可列出的内容。</source>
        <translation>Nothing to list.</translation>
    </message>
    <message>
        <source>没有处置中的事件。</source>
        <translation>No incident is under way.</translation>
    </message>
    <message>
        <source>没有报送。</source>
        <translation>Nothing reported.</translation>
    </message>
    <message>
        <source>没有记录。</source>
        <translation>No entries.</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>目的</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>管理人</source>
        <translation>Keeper</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>责任岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>还没有人员出入。</source>
        <translation>Nobody in or out yet.</translation>
    </message>
    <message>
        <source>这一班还没有写日志。</source>
        <translation>Nothing was written in this shift.</translation>
    </message>
    <message>
        <source>适用</source>
        <translation>For</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>避难场所</source>
        <translation>Shelters</translation>
    </message>
    <message>
        <source>预案 {0}</source>
        <translation>Plan {0}</translation>
    </message>
    <message>
        <source>（已撤回）</source>
        <translation> (taken back)</translation>
    </message>
    <message>
        <source>（已更正）{0}</source>
        <translation>(corrected) {0}</translation>
    </message>
    <message>
        <source>（更正 {0} 的记录）{1}</source>
        <translation>(corrects {0}) {1}</translation>
    </message>
    <message>
        <source>（更正）{0}</source>
        <translation>(correction) {0}</translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>{0} 处问题。可以保存，改好之前不能推演、试跑；点一条就到那里。</source>
        <translation>{0} problems. It can be saved; until they are mended it can be neither played nor tried. A click goes there.</translation>
    </message>
    <message>
        <source>哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>没有问题，可以试跑和推演。</source>
        <translation>No problems: it can be tried and played.</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>ProposalBar</name>
    <message>
        <source>{0} · {1} 在 1 分钟内报警 {2} 次</source>
        <translation>{0} · {1}: {2} alarms in 1 minute</translation>
    </message>
    <message>
        <source>不屏蔽</source>
        <translation>Do not shelve</translation>
    </message>
    <message>
        <source>另有 {0} 个点位</source>
        <translation>{0} more sensors</translation>
    </message>
    <message>
        <source>屏蔽 1 小时</source>
        <translation>Shelve for 1 hour</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>1 分钟内报警 {0} 次，反复触发</source>
        <translation>{0} alarms in 1 minute, chattering</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>1 分最多</source>
        <translation>Most in 1 min</translation>
    </message>
    <message>
        <source>1 分钟内报警 3 次及以上的点位会列在这里。</source>
        <translation>Sensors with three or more alarms in a minute are listed here.</translation>
    </message>
    <message>
        <source>10 分内超过 {0} 次</source>
        <translation>more than {0} in 10 minutes</translation>
    </message>
    <message>
        <source>{0} 分 {1} 秒</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>中 · {0} 级</source>
        <translation>Medium · level {0}</translation>
    </message>
    <message>
        <source>中位</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>人工屏蔽</source>
        <translation>Shelved by a person</translation>
    </message>
    <message>
        <source>低 · {0} 级</source>
        <translation>Low · level {0}</translation>
    </message>
    <message>
        <source>值班员</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>占比</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>参考</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>参考 {0}</source>
        <translation>reference {0}</translation>
    </message>
    <message>
        <source>参考约 {0}</source>
        <translation>reference about {0}</translation>
    </message>
    <message>
        <source>反复报警</source>
        <translation>Chattering</translation>
    </message>
    <message>
        <source>发作</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>复核为误报或故障并选了原因的报警会计在这里。</source>
        <translation>Alarms with the verdict false or fault are counted here by their cause.</translation>
    </message>
    <message>
        <source>屏蔽与抑制</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>已复核 {0} · 未复核 {1}</source>
        <translation>verified {0} · unverified {1}</translation>
    </message>
    <message>
        <source>已持续</source>
        <translation>For</translation>
    </message>
    <message>
        <source>平均</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>平均每 10 分</source>
        <translation>Mean of 10 minutes</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>截至 {0}</source>
        <translation>as of {0}</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>报警内容</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>报警最多的点位</source>
        <translation>Bad actors</translation>
    </message>
    <message>
        <source>报警次数</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>报警质量报告</source>
        <translation>Report on alarm quality</translation>
    </message>
    <message>
        <source>持续超过 24 小时的报警会列在这里，不论所选时间。</source>
        <translation>Alarms active for over 24 hours are listed here, whatever time is chosen.</translation>
    </message>
    <message>
        <source>换一段更长的时间再看。</source>
        <translation>Choose a longer time.</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>Began</translation>
    </message>
    <message>
        <source>故障</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>无人值班</source>
        <translation>No shift</translation>
    </message>
    <message>
        <source>最多的 10 分</source>
        <translation>Most in 10 minutes</translation>
    </message>
    <message>
        <source>最近</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>最长</source>
        <translation>Longest</translation>
    </message>
    <message>
        <source>期间次数</source>
        <translation>In this time</translation>
    </message>
    <message>
        <source>未填原因</source>
        <translation>No cause given</translation>
    </message>
    <message>
        <source>未复核</source>
        <translation>Unverified</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>每 10 分钟报警次数</source>
        <translation>Alarms in 10 minutes</translation>
    </message>
    <message>
        <source>没有反复报警的点位</source>
        <translation>No sensor chatters</translation>
    </message>
    <message>
        <source>没有屏蔽或抑制的报警</source>
        <translation>No alarm is or was set aside</translation>
    </message>
    <message>
        <source>没有滞留的报警</source>
        <translation>No stale alarms</translation>
    </message>
    <message>
        <source>没有误报或故障的复核结论</source>
        <translation>No verdict was false or fault</translation>
    </message>
    <message>
        <source>洪峰时间占比</source>
        <translation>Time in flood</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>滞留报警</source>
        <translation>Stale</translation>
    </message>
    <message>
        <source>点位</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>现有报警</source>
        <translation>Alarms now</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>真实</source>
        <translation>Real</translation>
    </message>
    <message>
        <source>确认用时</source>
        <translation>Acknowledgement</translation>
    </message>
    <message>
        <source>确认用时（中位）</source>
        <translation>Time to acknowledge (median)</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>约 {0} %</source>
        <translation>about {0} %</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>级别分布</source>
        <translation>Priorities</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>被屏蔽、抑制或停用的报警会计在这里，不算作已提示。</source>
        <translation>Shelved, suppressed and out-of-service alarms are counted here, not among those shown to a person.</translation>
    </message>
    <message>
        <source>计划或规则抑制</source>
        <translation>Suppressed by plan or rule</translation>
    </message>
    <message>
        <source>设备离线、故障、电量低的报警不参加误报统计。</source>
        <translation>Alarms that a device is offline, faulty or low on battery are in no false rate.</translation>
    </message>
    <message>
        <source>误报</source>
        <translation>False</translation>
    </message>
    <message>
        <source>误报原因</source>
        <translation>Causes</translation>
    </message>
    <message>
        <source>误报率</source>
        <translation>False rate</translation>
    </message>
    <message>
        <source>超过 {0} 为报警洪峰</source>
        <translation>more than {0} is a flood</translation>
    </message>
    <message>
        <source>这段时间没有可以复核的报警</source>
        <translation>No alarm to be verified in this time</translation>
    </message>
    <message>
        <source>这段时间没有报警</source>
        <translation>No alarms in this time</translation>
    </message>
    <message>
        <source>这段时间没有需要确认的报警</source>
        <translation>No alarm asked to be acknowledged in this time</translation>
    </message>
    <message>
        <source>高 · {0} 级</source>
        <translation>High · level {0}</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>{0} 次报警 · 未确认 {1}</source>
        <translation>{0} alarms · waiting {1}</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>Show on map</translation>
    </message>
    <message>
        <source>导出报告</source>
        <translation>Export report</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export table</translation>
    </message>
    <message>
        <source>已导出报告：{0}</source>
        <translation>Report exported: {0}</translation>
    </message>
    <message>
        <source>报警质量</source>
        <translation>Alarm quality</translation>
    </message>
    <message>
        <source>此前没有记录</source>
        <translation>no records before</translation>
    </message>
    <message>
        <source>每根柱为 10 分钟的报警次数</source>
        <translation>each bar: alarms in 10 minutes</translation>
    </message>
    <message>
        <source>每根柱为 {0} 分钟内最多的 10 分钟</source>
        <translation>each bar: the highest 10 minutes of {0} minutes</translation>
    </message>
    <message>
        <source>每根柱为 {0} 小时内最多的 10 分钟</source>
        <translation>each bar: the highest 10 minutes of {0} h</translation>
    </message>
    <message>
        <source>看报警</source>
        <translation>Open alarm</translation>
    </message>
    <message>
        <source>网页 (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
</context>
<context>
    <name>Quarantine</name>
    <message>
        <source>主题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>字节</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Detail</translation>
    </message>
</context>
<context>
    <name>QuickLog</name>
    <message>
        <source>值班日志</source>
        <translation>Duty log</translation>
    </message>
    <message>
        <source>写一条值班日志，写后不能改，只能另写一条更正</source>
        <translation>A line of the duty log; not changed afterwards, only corrected by another</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>已写入值班日志。</source>
        <translation>Written into the duty log.</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
</context>
<context>
    <name>Quiet</name>
    <message>
        <source>{0} 分</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 分 {1} 秒</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <source>{0} 天</source>
        <translation>{0} d</translation>
    </message>
    <message>
        <source>{0} 小时</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0}后开始</source>
        <translation>begins in {0}</translation>
    </message>
    <message>
        <source>住处</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>外出登记</source>
        <translation>Absences</translation>
    </message>
    <message>
        <source>定一个计划屏蔽</source>
        <translation>Plan a suppression</translation>
    </message>
    <message>
        <source>屏蔽中 条</source>
        <translation>Suppressed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>查找楼栋、住处、备注</source>
        <translation>Search building, home, note</translation>
    </message>
    <message>
        <source>查找范围、原因、人</source>
        <translation>Search place, reason, person</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>没有外出登记</source>
        <translation>No absences</translation>
    </message>
    <message>
        <source>没有计划屏蔽</source>
        <translation>No planned suppression</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>独居老人住院、走亲戚时登记，期间不报“无活动”。</source>
        <translation>Note it when somebody who lives alone is in hospital or with relatives: “no activity” then raises nothing.</translation>
    </message>
    <message>
        <source>登记外出</source>
        <translation>Note an absence</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>维保、施工前在这里定一段时间，期间不响铃，到时自动恢复。</source>
        <translation>Plan a span here before maintenance or building work: nothing sounds during it, and it ends by itself.</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>计划中</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>计划屏蔽</source>
        <translation>Planned suppression</translation>
    </message>
    <message>
        <source>谁定的</source>
        <translation>Planned by</translation>
    </message>
    <message>
        <source>谁登记的</source>
        <translation>Noted by</translation>
    </message>
    <message>
        <source>谁结束的</source>
        <translation>Ended by</translation>
    </message>
    <message>
        <source>起止</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>还有 {0}</source>
        <translation>{0} left</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
</context>
<context>
    <name>RealAlarmBanner</name>
    <message>
        <source>回到真实街道</source>
        <translation>Back to the real street</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>RealStreet</name>
    <message>
        <source>{0} 未确认</source>
        <translation>{0} unacknowledged</translation>
    </message>
    <message>
        <source>不明：本推演不在街道的数据目录里，真实报警不会显示，请另派人值守</source>
        <translation>unknown: this drill does not lie in a street&apos;s profile, real alarms will not be shown; have somebody else keep watch</translation>
    </message>
    <message>
        <source>另有 {0} 条</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>已打开真实街道的值守台</source>
        <translation>The real street&apos;s console was opened</translation>
    </message>
    <message>
        <source>找不到真实街道的数据目录，请自己打开真实街道的值守台</source>
        <translation>The real street&apos;s profile cannot be found: open its console yourself</translation>
    </message>
    <message>
        <source>推演已自动暂停</source>
        <translation>the drill was paused</translation>
    </message>
    <message>
        <source>推演没能自动暂停，请手动暂停</source>
        <translation>the drill could not be paused: pause it by hand</translation>
    </message>
    <message>
        <source>无人值守：报警服务没有运行，最后心跳 {0}，真实报警到不了</source>
        <translation>not being watched: its watch does not run, last heartbeat {0}, real alarms do not arrive</translation>
    </message>
    <message>
        <source>有报警服务值守</source>
        <translation>watched</translation>
    </message>
    <message>
        <source>未确认报警 {0} 条（{1}）</source>
        <translation>{0} unacknowledged alarms ({1})</translation>
    </message>
    <message>
        <source>正在打开真实街道的值守台</source>
        <translation>Opening the real street&apos;s console</translation>
    </message>
    <message>
        <source>正在查看</source>
        <translation>looking</translation>
    </message>
    <message>
        <source>没有未确认的报警</source>
        <translation>no unacknowledged alarms</translation>
    </message>
    <message>
        <source>真实街道的值守台已到最前</source>
        <translation>The real street&apos;s console is in front</translation>
    </message>
    <message>
        <source>真实街道的值守台已打开但没有响应，请自己切换到它的窗口</source>
        <translation>The real street&apos;s console is open and does not answer: change to its window yourself</translation>
    </message>
    <message>
        <source>真实街道的值守台打不开，请自己启动它，或派人到现场核实</source>
        <translation>The real street&apos;s console cannot be opened: start it yourself, or send somebody to look</translation>
    </message>
    <message>
        <source>读不到数据库，有无报警不明，请另派人值守</source>
        <translation>its database cannot be read, nobody knows of alarms; have somebody else keep watch</translation>
    </message>
    <message>
        <source>这不是演练</source>
        <translation>this is no drill</translation>
    </message>
</context>
<context>
    <name>RealStreetLine</name>
    <message>
        <source>回到真实街道</source>
        <translation>Back to the real street</translation>
    </message>
    <message>
        <source>真实街道</source>
        <translation>Real street</translation>
    </message>
</context>
<context>
    <name>ReceiveForm</name>
    <message>
        <source>供货单位</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>保质期 {0} 天，填生产日期即可算出有效期</source>
        <translation>Shelf life {0} days; the expiry follows from the date made</translation>
    </message>
    <message>
        <source>储备点</source>
        <translation>Depot</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>包装上的批号</source>
        <translation>As on the package</translation>
    </message>
    <message>
        <source>区级调拨</source>
        <translation>From district</translation>
    </message>
    <message>
        <source>已入库 {0} {1}（批次 {2}）</source>
        <translation>Received {0} {1} (lot {2})</translation>
    </message>
    <message>
        <source>已撤销 {0} {1} 的入库</source>
        <translation>Receipt of {0} {1} undone</translation>
    </message>
    <message>
        <source>批次号（必填）</source>
        <translation>Lot code (required)</translation>
    </message>
    <message>
        <source>撤销刚才的入库</source>
        <translation>Undo of the receipt</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>来由（必填）</source>
        <translation>Origin (required)</translation>
    </message>
    <message>
        <source>物资</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>用后归还</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>社会捐赠</source>
        <translation>Donation</translation>
    </message>
    <message>
        <source>请先选储备点和物资。</source>
        <translation>Choose depot and item first.</translation>
    </message>
    <message>
        <source>请填入库的数量。</source>
        <translation>Enter the quantity received.</translation>
    </message>
    <message>
        <source>这批物资已于 {0} 到期，不能入库，请核对日期。</source>
        <translation>This lot expired on {0} and cannot be received; check the dates.</translation>
    </message>
    <message>
        <source>采购入库</source>
        <translation>Purchase</translation>
    </message>
</context>
<context>
    <name>RecountForm</name>
    <message>
        <source>与台账一致，记一条核对作凭据</source>
        <translation>Agrees with the ledger; a recount is noted as proof</translation>
    </message>
    <message>
        <source>与台账差 {0}</source>
        <translation>Differs from the ledger by {0}</translation>
    </message>
    <message>
        <source>人&#x3000;台账 {0}</source>
        <translation>people · ledger {0}</translation>
    </message>
    <message>
        <source>已核对 {0}，实有 {1}</source>
        <translation>Recounted {0}: {1}</translation>
    </message>
    <message>
        <source>核对 {0} 的人数</source>
        <translation>Recount at {0}</translation>
    </message>
</context>
<context>
    <name>RefuseForm</name>
    <message>
        <source>{0} 重新等待接入</source>
        <translation>{0} waits again</translation>
    </message>
    <message>
        <source>不属于本街道</source>
        <translation>Not of this street</translation>
    </message>
    <message>
        <source>不是报警设备</source>
        <translation>No alarm device</translation>
    </message>
    <message>
        <source>厂家调试设备</source>
        <translation>Vendor&apos;s test device</translation>
    </message>
    <message>
        <source>原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>已拒绝 {0}，以后只计数不显示</source>
        <translation>{0} is refused; it is counted and no longer shown as waiting</translation>
    </message>
    <message>
        <source>拒绝 {0}</source>
        <translation>Refuse {0}</translation>
    </message>
    <message>
        <source>拒绝接入</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>重复上报</source>
        <translation>Reports twice</translation>
    </message>
</context>
<context>
    <name>ReopenForm</name>
    <message>
        <source>办错了</source>
        <translation>Closed by mistake</translation>
    </message>
    <message>
        <source>原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>已重新打开 {0}</source>
        <translation>Reopened {0}</translation>
    </message>
    <message>
        <source>情况反复</source>
        <translation>It recurred</translation>
    </message>
    <message>
        <source>群众不满意</source>
        <translation>Resident not satisfied</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>重新打开 {0}</source>
        <translation>Reopen {0}</translation>
    </message>
</context>
<context>
    <name>ReplayBar</name>
    <message>
        <source>{0} 回放 {1}</source>
        <translation>{0} replay {1}</translation>
    </message>
    <message>
        <source>○ 另一次：{0}</source>
        <translation>○ other run: {0}</translation>
    </message>
    <message>
        <source>上一件</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>下一件</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>开头</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>情景时间 {0}</source>
        <translation>Story time {0}</translation>
    </message>
    <message>
        <source>推演还在进行时，读到现在</source>
        <translation>While the drill goes on: read it up to now</translation>
    </message>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>结尾</source>
        <translation>End</translation>
    </message>
    <message>
        <source>重新读取</source>
        <translation>Read again</translation>
    </message>
</context>
<context>
    <name>ReplayBeside</name>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>另一次</source>
        <translation>Other run</translation>
    </message>
    <message>
        <source>实际</source>
        <translation>Really</translation>
    </message>
    <message>
        <source>对照另一次</source>
        <translation>Beside another run</translation>
    </message>
    <message>
        <source>对照计划</source>
        <translation>Beside the plan</translation>
    </message>
    <message>
        <source>相差</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>这一次</source>
        <translation>This run</translation>
    </message>
</context>
<context>
    <name>ReplayErrors</name>
    <message>
        <source>{0} 不是推演的数据目录，也没有给出这个街道的推演名称。</source>
        <translation>{0} is no drill&apos;s folder, and no drill of this street was named.</translation>
    </message>
    <message>
        <source>{0} 的推演标记已损坏。</source>
        <translation>The drill&apos;s mark in {0} is damaged.</translation>
    </message>
    <message>
        <source>另一次推演用的是别的脚本“{0}”，不能与“{1}”放在一起看。</source>
        <translation>The other drill is of another scenario, “{0}”; it cannot be laid beside “{1}”.</translation>
    </message>
    <message>
        <source>推演之后登记的内容读不出来：{0}</source>
        <translation>What was written down after the drill cannot be read: {0}</translation>
    </message>
    <message>
        <source>推演的数据库读不出来（{0}），请检查磁盘和权限。</source>
        <translation>The drill&apos;s database cannot be read ({0}); check the disk and the rights.</translation>
    </message>
    <message>
        <source>推演的脚本读不出来：{0}</source>
        <translation>The drill&apos;s scenario cannot be read: {0}</translation>
    </message>
    <message>
        <source>数据目录不能使用：{0}</source>
        <translation>The folder cannot be used: {0}</translation>
    </message>
    <message>
        <source>这个推演是另一个版本的程序做的，只读打不开；先打开一次它的导调窗口即可。</source>
        <translation>This drill was made by another version of the program and cannot be opened for reading only; open its controller&apos;s window once.</translation>
    </message>
</context>
<context>
    <name>ReplayHappenings</name>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>ReplayMap</name>
    <message>
        <source>事</source>
        <translation>I</translation>
    </message>
    <message>
        <source>任</source>
        <translation>K</translation>
    </message>
    <message>
        <source>队</source>
        <translation>T</translation>
    </message>
</context>
<context>
    <name>ReplayMoments</name>
    <message>
        <source>I 级</source>
        <translation>Level I</translation>
    </message>
    <message>
        <source>II 级</source>
        <translation>Level II</translation>
    </message>
    <message>
        <source>III 级</source>
        <translation>Level III</translation>
    </message>
    <message>
        <source>IV 级</source>
        <translation>Level IV</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0} people</translation>
    </message>
    <message>
        <source>{0} 报警：{1}（{2} 后确认）</source>
        <translation>{0} alarm: {1} (acknowledged after {2})</translation>
    </message>
    <message>
        <source>{0} 报警：{1}（未确认）</source>
        <translation>{0} alarm: {1} (not acknowledged)</translation>
    </message>
    <message>
        <source>{0}（没有实现：{1}）</source>
        <translation>{0} (without effect: {1})</translation>
    </message>
    <message>
        <source>下达任务</source>
        <translation>Task given</translation>
    </message>
    <message>
        <source>交班</source>
        <translation>Shift handed over</translation>
    </message>
    <message>
        <source>关闭避难点位</source>
        <translation>Shelter closed</translation>
    </message>
    <message>
        <source>写值班日志</source>
        <translation>Duty log written</translation>
    </message>
    <message>
        <source>办结事件</source>
        <translation>Incident closed</translation>
    </message>
    <message>
        <source>发放物资</source>
        <translation>Supplies issued</translation>
    </message>
    <message>
        <source>取消任务</source>
        <translation>Task cancelled</translation>
    </message>
    <message>
        <source>取消屏蔽</source>
        <translation>Alarm unshelved</translation>
    </message>
    <message>
        <source>召回队伍</source>
        <translation>Team recalled</translation>
    </message>
    <message>
        <source>后面的情景推后 {0}</source>
        <translation>What is to come shifted by {0}</translation>
    </message>
    <message>
        <source>启动预案</source>
        <translation>Plan activated</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Called back</translation>
    </message>
    <message>
        <source>填写报告</source>
        <translation>Report written</translation>
    </message>
    <message>
        <source>填写报警处置情况</source>
        <translation>Handling of an alarm noted</translation>
    </message>
    <message>
        <source>复核报警</source>
        <translation>Alarm verified</translation>
    </message>
    <message>
        <source>完成任务</source>
        <translation>Task done</translation>
    </message>
    <message>
        <source>屏蔽报警</source>
        <translation>Alarm shelved</translation>
    </message>
    <message>
        <source>开放避难点位</source>
        <translation>Shelter opened</translation>
    </message>
    <message>
        <source>恢复任务</source>
        <translation>Task reopened</translation>
    </message>
    <message>
        <source>情景停住，讨论继续</source>
        <translation>The story stands, talk goes on</translation>
    </message>
    <message>
        <source>情景继续</source>
        <translation>The story goes on</translation>
    </message>
    <message>
        <source>把报警并入事件</source>
        <translation>Alarm joined to an incident</translation>
    </message>
    <message>
        <source>报送报告</source>
        <translation>Report sent</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>Shift taken over</translation>
    </message>
    <message>
        <source>推演开始或继续</source>
        <translation>Drill began or went on</translation>
    </message>
    <message>
        <source>推演暂停</source>
        <translation>Drill paused</translation>
    </message>
    <message>
        <source>推演结束</source>
        <translation>Drill ended</translation>
    </message>
    <message>
        <source>提高响应级别</source>
        <translation>Response level raised</translation>
    </message>
    <message>
        <source>撤回电话报告</source>
        <translation>Telephone report taken back</translation>
    </message>
    <message>
        <source>撤销物资台账</source>
        <translation>Stock entry reversed</translation>
    </message>
    <message>
        <source>查看住户信息</source>
        <translation>Residents looked up</translation>
    </message>
    <message>
        <source>查看报告人信息</source>
        <translation>Caller looked up</translation>
    </message>
    <message>
        <source>核对避难点位人数</source>
        <translation>People in a shelter counted</translation>
    </message>
    <message>
        <source>派出队伍</source>
        <translation>Team sent</translation>
    </message>
    <message>
        <source>物资入库</source>
        <translation>Supplies received</translation>
    </message>
    <message>
        <source>电话报告</source>
        <translation>Reported by telephone</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>登记事件</source>
        <translation>Incident taken in</translation>
    </message>
    <message>
        <source>登记伤亡</source>
        <translation>Casualties noted</translation>
    </message>
    <message>
        <source>登记离开避难点位</source>
        <translation>People out of a shelter</translation>
    </message>
    <message>
        <source>登记进入避难点位</source>
        <translation>People into a shelter</translation>
    </message>
    <message>
        <source>盘点物资</source>
        <translation>Supplies counted</translation>
    </message>
    <message>
        <source>确认报警</source>
        <translation>Alarm acknowledged</translation>
    </message>
    <message>
        <source>答复“{0}”：{1}</source>
        <translation>Answer to “{0}”: {1}</translation>
    </message>
    <message>
        <source>结束响应</source>
        <translation>Response ended</translation>
    </message>
    <message>
        <source>补充事件记录</source>
        <translation>Incident&apos;s log written</translation>
    </message>
    <message>
        <source>认定不用上报</source>
        <translation>Not to be reported</translation>
    </message>
    <message>
        <source>认定要上报</source>
        <translation>To be reported</translation>
    </message>
    <message>
        <source>调整事件等级</source>
        <translation>Incident graded</translation>
    </message>
    <message>
        <source>跳到 {0}</source>
        <translation>Jump to {0}</translation>
    </message>
    <message>
        <source>跳过情景：{0}</source>
        <translation>Inject skipped: {0}</translation>
    </message>
    <message>
        <source>通知脆弱人群</source>
        <translation>Told those who need help</translation>
    </message>
    <message>
        <source>速度改为 {0} 倍</source>
        <translation>Speed is now ×{0}</translation>
    </message>
    <message>
        <source>重新打开事件</source>
        <translation>Incident reopened</translation>
    </message>
</context>
<context>
    <name>ReplayStrip</name>
    <message>
        <source>回放时间轴</source>
        <translation>Time line of the replay</translation>
    </message>
</context>
<context>
    <name>ReplayTracks</name>
    <message>
        <source>参演行动</source>
        <translation>Deeds</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>评估标准</source>
        <translation>Expectations</translation>
    </message>
</context>
<context>
    <name>ReplayWindow</name>
    <message>
        <source>{0} 回放 {1}</source>
        <translation>{0} replay {1}</translation>
    </message>
    <message>
        <source>对照另一次</source>
        <translation>Beside another run</translation>
    </message>
    <message>
        <source>对照计划</source>
        <translation>Beside the plan</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
</context>
<context>
    <name>ReplayWords</name>
    <message>
        <source>{0} 处 {1} 人</source>
        <translation>{0}, {1} people</translation>
    </message>
    <message>
        <source>{0} 级</source>
        <translation>Level {0}</translation>
    </message>
    <message>
        <source>{0}（未确认 {1}）</source>
        <translation>{0} ({1} unacknowledged)</translation>
    </message>
    <message>
        <source>{0}（超时 {1}）</source>
        <translation>{0} ({1} overdue)</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>不能判定</source>
        <translation>Cannot be judged</translation>
    </message>
    <message>
        <source>任务完成</source>
        <translation>Tasks done</translation>
    </message>
    <message>
        <source>发出中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>响应</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>处理中的事件</source>
        <translation>Open incidents</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>导调</source>
        <translation>Controller</translation>
    </message>
    <message>
        <source>尚未到时</source>
        <translation>Not due yet</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Fired</translation>
    </message>
    <message>
        <source>已跳过</source>
        <translation>Skipped</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>时限 {0}</source>
        <translation>limit {0}</translation>
    </message>
    <message>
        <source>未结束的报警</source>
        <translation>Open alarms</translation>
    </message>
    <message>
        <source>未触发</source>
        <translation>Not fired</translation>
    </message>
    <message>
        <source>未达到</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>注入</source>
        <translation>Inject</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>行动</source>
        <translation>Deed</translation>
    </message>
    <message>
        <source>评定</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>达到</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>避难开放</source>
        <translation>Shelters open</translation>
    </message>
    <message>
        <source>部分达到</source>
        <translation>Partly met</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>{0} 的书面{1}已记为报送，报 {2}；在报告列表里可打印、存为文件</source>
        <translation>{1} in writing of {0} recorded as sent to {2}; print or save it in the list of reports</translation>
    </message>
    <message>
        <source>下一步工作</source>
        <translation>Next steps</translation>
    </message>
    <message>
        <source>不明</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>书面报告 {0}</source>
        <translation>Written report {0}</translation>
    </message>
    <message>
        <source>事件起因和性质</source>
        <translation>Cause and nature</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>人数请写整数，不清楚就留空。</source>
        <translation>Write a whole number of people, or leave it empty if not known.</translation>
    </message>
    <message>
        <source>信息来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>发展趋势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>发生地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>发生时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>受伤</source>
        <translation>Injured</translation>
    </message>
    <message>
        <source>基本过程（必填）</source>
        <translation>Course of events (required)</translation>
    </message>
    <message>
        <source>失联</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>已造成的其他后果</source>
        <translation>Other consequences so far</translation>
    </message>
    <message>
        <source>已采取的措施</source>
        <translation>Measures taken</translation>
    </message>
    <message>
        <source>影响范围</source>
        <translation>Extent</translation>
    </message>
    <message>
        <source>报告类别</source>
        <translation>Kind of report</translation>
    </message>
    <message>
        <source>报告草稿</source>
        <translation>Draft of the report</translation>
    </message>
    <message>
        <source>报给（必填）</source>
        <translation>To (required)</translation>
    </message>
    <message>
        <source>标题（必填）</source>
        <translation>Title (required)</translation>
    </message>
    <message>
        <source>死亡</source>
        <translation>Dead</translation>
    </message>
    <message>
        <source>看版面</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>落款（单位、联系人、电话）</source>
        <translation>Foot (unit, contact, telephone)</translation>
    </message>
    <message>
        <source>记为已报送</source>
        <translation>Record as sent</translation>
    </message>
    <message>
        <source>请求事项（没有就留空）</source>
        <translation>Requests (empty for none)</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>预览：报出去的就是这些字</source>
        <translation>Preview: these are the words that go out</translation>
    </message>
</context>
<context>
    <name>ReportPart</name>
    <message>
        <source>不能建立文件夹（{0}）。</source>
        <translation>The folder cannot be made ({0}).</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>另一个推演的报告正在生成…</source>
        <translation>The report of another drill is being made…</translation>
    </message>
    <message>
        <source>已取消，没有生成。</source>
        <translation>Cancelled; nothing was made.</translation>
    </message>
    <message>
        <source>已生成：{0}</source>
        <translation>Made: {0}</translation>
    </message>
    <message>
        <source>所在文件夹</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>报告已生成：{0}</source>
        <translation>Report made: {0}</translation>
    </message>
    <message>
        <source>报告没有生成：{0}</source>
        <translation>No report was made: {0}</translation>
    </message>
    <message>
        <source>正在生成报告，可以继续做别的…</source>
        <translation>The report is being made; you can go on working…</translation>
    </message>
    <message>
        <source>演练复盘 {0} {1}</source>
        <translation>After-action report {0} {1}</translation>
    </message>
    <message>
        <source>生成 PDF 报告</source>
        <translation>Make PDF report</translation>
    </message>
    <message>
        <source>生成 Word 报告</source>
        <translation>Make Word report</translation>
    </message>
</context>
<context>
    <name>ReportSection</name>
    <message>
        <source>{0}，{1} 起计时</source>
        <translation>{0}; clocks run from {1}</translation>
    </message>
    <message>
        <source>不需报送</source>
        <translation>No report needed</translation>
    </message>
    <message>
        <source>不需报送：{0}</source>
        <translation>No report needed: {0}</translation>
    </message>
    <message>
        <source>信息报送</source>
        <translation>Reports to the district</translation>
    </message>
    <message>
        <source>信息报送 {0}，新的在上</source>
        <translation>Reports to the district: {0}, newest first</translation>
    </message>
    <message>
        <source>写书面报告</source>
        <translation>Write report</translation>
    </message>
    <message>
        <source>已启动预案</source>
        <translation>A plan is active</translation>
    </message>
    <message>
        <source>已电话报告</source>
        <translation>Told by phone</translation>
    </message>
    <message>
        <source>报给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>报送记录</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>有人员伤亡</source>
        <translation>People are hurt or dead</translation>
    </message>
    <message>
        <source>查看、打印、存为文件</source>
        <translation>See, print, save</translation>
    </message>
    <message>
        <source>现在不需报送：等级一般，没有伤亡，没有启动预案。</source>
        <translation>No report needed now: ordinary grade, nobody hurt, no plan active.</translation>
    </message>
    <message>
        <source>等级在一般以上</source>
        <translation>Graded above ordinary</translation>
    </message>
    <message>
        <source>需要报送</source>
        <translation>Report needed</translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>{0} 已记为电话报告，报 {1}</source>
        <translation>{0}: recorded as told by phone to {1}</translation>
    </message>
    <message>
        <source>{0} 的电话报告已撤回，重新计时</source>
        <translation>{0}: phone report taken back; its clock runs again</translation>
    </message>
    <message>
        <source>报告 {0} 第 {1} 期</source>
        <translation>Report {0} no. {1}</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>{0} {1} 已报，按时</source>
        <translation>{0}: reported {1}, in time</translation>
    </message>
    <message>
        <source>{0} {1} 已报，迟 {2}</source>
        <translation>{0}: reported {1}, {2} late</translation>
    </message>
    <message>
        <source>{0}（{1} 前）</source>
        <translation>{0} (by {1})</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>书面</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>书面报告已经发出，不能撤回；有错请发一份续报更正。</source>
        <translation>A written report has gone out and cannot be taken back; correct it with a follow-up.</translation>
    </message>
    <message>
        <source>人数不能是 {0}。请写 0 或以上的整数，不清楚就留空。</source>
        <translation>{0} cannot be a number of people. Write a whole number from 0, or leave it empty if not known.</translation>
    </message>
    <message>
        <source>剩 {0}</source>
        <translation>{0} left</translation>
    </message>
    <message>
        <source>报告时间 {0} 不对：不能早于事件受理，也不能晚于现在。请改一个。</source>
        <translation>The report cannot have been made at {0}: not before the incident was taken in, and not later than now. Change the time.</translation>
    </message>
    <message>
        <source>现在不能发{0}，只能发{1}；可能别人刚刚报过。请改选后再发。</source>
        <translation>The next report cannot be: {0}; it can be: {1}. Somebody else may just have reported. Choose again and send.</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>这次电话报告已经撤回过了，列表已刷新。</source>
        <translation>This phone report was taken back before; the list is up to date now.</translation>
    </message>
    <message>
        <source>逾期 {0}</source>
        <translation>{0} late</translation>
    </message>
</context>
<context>
    <name>ReportsCard</name>
    <message>
        <source> 分钟</source>
        <translation> min</translation>
    </message>
    <message>
        <source>{0} 报告时换成街道名、事件名和初报、续报、终报。</source>
        <translation>{0} become the street, the incident and the kind of report.</translation>
    </message>
    <message>
        <source>不知道就留空</source>
        <translation>empty if not known</translation>
    </message>
    <message>
        <source>书面报告时限</source>
        <translation>In writing within</translation>
    </message>
    <message>
        <source>书面报告的标题格式</source>
        <translation>Title of a written report</translation>
    </message>
    <message>
        <source>书面报告的落款</source>
        <translation>Foot of a written report</translation>
    </message>
    <message>
        <source>从知道要报送时起算。{0} 分钟、{1} 分钟是软件的初始设定，不是法规原文，请按区里的规定改；改后立即按新时限计时。</source>
        <translation>Counted from when it is known that a report is due. {0} and {1} minutes are what the program begins with, not the text of a regulation: set what your district rules. The clocks follow at once.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>信息报送</source>
        <translation>Reports to the district</translation>
    </message>
    <message>
        <source>信息报送的设定已保存，时限立即生效。</source>
        <translation>Saved; the clocks follow at once.</translation>
    </message>
    <message>
        <source>区值班电话</source>
        <translation>Its telephone</translation>
    </message>
    <message>
        <source>报给（区值班室）</source>
        <translation>To (the district&apos;s duty room)</translation>
    </message>
    <message>
        <source>电话报告时限</source>
        <translation>By telephone within</translation>
    </message>
</context>
<context>
    <name>ReviewSection</name>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>写改进措施</source>
        <translation>Write an improvement</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>参演人员 {0}</source>
        <translation>People who took part {0}</translation>
    </message>
    <message>
        <source>参演居民区</source>
        <translation>Areas that took part</translation>
    </message>
    <message>
        <source>参演居民区 {0}</source>
        <translation>Areas that took part {0}</translation>
    </message>
    <message>
        <source>复盘报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>复盘记录</source>
        <translation>Notes of the review</translation>
    </message>
    <message>
        <source>好的做法 {0}</source>
        <translation>Strengths {0}</translation>
    </message>
    <message>
        <source>差距 {0}</source>
        <translation>Gaps {0}</translation>
    </message>
    <message>
        <source>已删除：{0}</source>
        <translation>Deleted: {0}</translation>
    </message>
    <message>
        <source>已恢复：{0}</source>
        <translation>Brought back: {0}</translation>
    </message>
    <message>
        <source>撤销删除</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>改进措施 {0}</source>
        <translation>Improvements {0}</translation>
    </message>
    <message>
        <source>正在读推演的经过…</source>
        <translation>Reading what happened…</translation>
    </message>
    <message>
        <source>登记参演居民区</source>
        <translation>Note an area that took part</translation>
    </message>
    <message>
        <source>粘贴参演名单</source>
        <translation>Paste a list of people</translation>
    </message>
</context>
<context>
    <name>ReviewTab</name>
    <message>
        <source>推演时间 {0}</source>
        <translation>Drill time {0}</translation>
    </message>
    <message>
        <source>推演还没有结束</source>
        <translation>The drill is not over yet</translation>
    </message>
    <message>
        <source>结束之后在这里写改进措施、登记参演，生成复盘报告。</source>
        <translation>When it is over, write improvements and attendance here, and make the report.</translation>
    </message>
</context>
<context>
    <name>RosterForm</name>
    <message>
        <source>…还有 {0} 行读不出来。</source>
        <translation>…and {0} more lines cannot be read.</translation>
    </message>
    <message>
        <source>参演名单</source>
        <translation>List of who took part</translation>
    </message>
    <message>
        <source>已记下参演名单：{0} 人</source>
        <translation>List written down: {0} people</translation>
    </message>
    <message>
        <source>每行一人：姓名、居民区、角色。可从 Excel 粘贴。</source>
        <translation>A person a line: name, residential area, role. Can be pasted from Excel.</translation>
    </message>
    <message>
        <source>第 {0} 行：“{1}”不是本街道的居民区，请写全名或编码。</source>
        <translation>Line {0}: “{1}” is no area of this street; write its full name or its code.</translation>
    </message>
    <message>
        <source>第 {0} 行：“{1}”太长。</source>
        <translation>Line {0}: “{1}” is too long.</translation>
    </message>
    <message>
        <source>记下名单</source>
        <translation>Write the list down</translation>
    </message>
    <message>
        <source>读出 {0} 人，{1} 个居民区</source>
        <translation>Reads as {0} people of {1} areas</translation>
    </message>
</context>
<context>
    <name>RuleDetail</name>
    <message>
        <source>“{0}”已恢复第 {1} 版：{2}</source>
        <translation>“{0}” is version {1} again: {2}</translation>
    </message>
    <message>
        <source>关闭规则</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>只有值班长和管理员能改规则，您可以看。</source>
        <translation>Only shift leaders and administrators change rules; you may look.</translation>
    </message>
    <message>
        <source>在左边选一行，看设定和历次改动。</source>
        <translation>Select a row on the left to see its settings and versions.</translation>
    </message>
    <message>
        <source>已撤销，“{0}”恢复原来的设定</source>
        <translation>Undone, “{0}” is as it was</translation>
    </message>
    <message>
        <source>开启规则</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>恢复第 {0} 版</source>
        <translation>Version {0} restored</translation>
    </message>
    <message>
        <source>撤销刚才的改动</source>
        <translation>The change just now is undone</translation>
    </message>
    <message>
        <source>改设定</source>
        <translation>Change settings</translation>
    </message>
    <message>
        <source>没有选中规则</source>
        <translation>No rule selected</translation>
    </message>
    <message>
        <source>看设定</source>
        <translation>See settings</translation>
    </message>
    <message>
        <source>设这条规则</source>
        <translation>Set this rule</translation>
    </message>
    <message>
        <source>跟随上级</source>
        <translation>Inherit</translation>
    </message>
    <message>
        <source>这里没有这条规则。</source>
        <translation>This rule is not set here.</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>只有值班长和管理员能改规则，您可以看。要改请联系值班长。</source>
        <translation>Only shift leaders and administrators change rules; you may look. Ask the shift leader for a change.</translation>
    </message>
    <message>
        <source>启用这条规则</source>
        <translation>The rule is on</translation>
    </message>
    <message>
        <source>已保存“{0}”：{1}</source>
        <translation>“{0}” saved: {1}</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>0 到 100</source>
        <translation>0 to 100</translation>
    </message>
    <message>
        <source>0 到 24 时</source>
        <translation>0 to 24 h</translation>
    </message>
    <message>
        <source>1 分到 30 天</source>
        <translation>1 min to 30 d</translation>
    </message>
    <message>
        <source>1 到 100</source>
        <translation>1 to 100</translation>
    </message>
    <message>
        <source>1 到 100；大于 1 时，这么多次才报</source>
        <translation>1 to 100; above 1 it takes so many times</translation>
    </message>
    <message>
        <source>1 秒到 24 时</source>
        <translation>1 s to 24 h</translation>
    </message>
    <message>
        <source>1 秒到 7 天</source>
        <translation>1 s to 7 d</translation>
    </message>
    <message>
        <source>2 到 20</source>
        <translation>2 to 20</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0} × {1} 没有上报</source>
        <translation>silent for {0} × {1}</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 到 {1} 以外是设备故障</source>
        <translation>outside of {0} to {1} is a sensor fault</translation>
    </message>
    <message>
        <source>{0} 天</source>
        <translation>{0} d</translation>
    </message>
    <message>
        <source>{0} 时</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} 秒</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0}–{1} 不报</source>
        <translation>silent {0}–{1}</translation>
    </message>
    <message>
        <source>{0}内 {1} 次</source>
        <translation>{1} times within {0}</translation>
    </message>
    <message>
        <source>{0}内升高 ≥ {1}</source>
        <translation>rises ≥ {1} within {0}</translation>
    </message>
    <message>
        <source>{0}内降低 ≥ {1}</source>
        <translation>falls ≥ {1} within {0}</translation>
    </message>
    <message>
        <source>{0}没有活动</source>
        <translation>no activity for {0}</translation>
    </message>
    <message>
        <source>“{0}”在 {1} 跟随上级了</source>
        <translation>“{0}” in {1} inherits again</translation>
    </message>
    <message>
        <source>一段时间里没有人活动（开门、走动、用水）就报警，睡觉和外出时不报。</source>
        <translation>Raises when nobody was active for a span (door, movement, water); silent in sleeping hours and absences.</translation>
    </message>
    <message>
        <source>上报间隔</source>
        <translation>Reporting interval</translation>
    </message>
    <message>
        <source>下级另有设定的 {0} 个点位不受影响。</source>
        <translation> {0} sensors with settings of their own are not touched.</translation>
    </message>
    <message>
        <source>不小于 0</source>
        <translation>0 or more</translation>
    </message>
    <message>
        <source>不能小于 0，也不能没有上限。</source>
        <translation>It cannot be below 0, nor without bound.</translation>
    </message>
    <message>
        <source>个</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>互相印证</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>低低限</source>
        <translation>Low-low limit</translation>
    </message>
    <message>
        <source>低限</source>
        <translation>Low limit</translation>
    </message>
    <message>
        <source>保存设定</source>
        <translation>Save settings</translation>
    </message>
    <message>
        <source>值 ≥ {0} 算活动</source>
        <translation>a value ≥ {0} is activity</translation>
    </message>
    <message>
        <source>全街道</source>
        <translation>Whole street</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>关闭“{0}” · {1}</source>
        <translation>Switch “{0}” off · {1}</translation>
    </message>
    <message>
        <source>关闭规则</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>内置</source>
        <translation>Built in</translation>
    </message>
    <message>
        <source>几个点位</source>
        <translation>Sensors</translation>
    </message>
    <message>
        <source>几个间隔没有上报</source>
        <translation>Intervals missed</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>到时没有上报就算离线。不能关闭：没有声音不等于平安。</source>
        <translation>Raises when the sensor has not reported in time. It cannot be switched off: silence is not peace.</translation>
    </message>
    <message>
        <source>到这个值，或值、状态有变化，算有活动</source>
        <translation>From this value on, or when value or state changes, it is activity</translation>
    </message>
    <message>
        <source>升高</source>
        <translation>Rising</translation>
    </message>
    <message>
        <source>历史里只有读数，没有每一条消息，不能试算离线。</source>
        <translation>The history holds readings, not every message: silence cannot be tried.</translation>
    </message>
    <message>
        <source>历史里没有电量，不能试算。</source>
        <translation>The history holds no battery charge: it cannot be tried.</translation>
    </message>
    <message>
        <source>原来 {0} 条，改后 {1} 条{2}，涉及 {3} 个点位</source>
        <translation>{0} alarms before, {1} after{2}, at {3} sensors</translation>
    </message>
    <message>
        <source>取消“{0}”在 {1} 的设定，跟随上级</source>
        <translation>Take the setting of “{0}” in {1} away and inherit</translation>
    </message>
    <message>
        <source>取消本处设定，跟随上级</source>
        <translation>Own setting taken away, inherits</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>变化速率</source>
        <translation>Rate of change</translation>
    </message>
    <message>
        <source>另一个点位的编码</source>
        <translation>Code of the other sensor</translation>
    </message>
    <message>
        <source>另一个点位符合条件时才报；那个点位离线、故障或没有数据时照报。</source>
        <translation>Counts only while another sensor agrees; while that one is silent, at fault or unknown it counts as well.</translation>
    </message>
    <message>
        <source>另有 {0} 个点位没有读数。</source>
        <translation> Another {0} sensors have no readings.</translation>
    </message>
    <message>
        <source>只有 {0} 的历史：{1}。历史短，仅供参考。</source>
        <translation>Only {0} of history: {1}. A short history: take it as a hint.</translation>
    </message>
    <message>
        <source>可信范围</source>
        <translation>Plausible range</translation>
    </message>
    <message>
        <source>各处设定</source>
        <translation>All settings</translation>
    </message>
    <message>
        <source>同一楼道 {0}内 {1} 个点位都报警，互相印证</source>
        <translation>{1} sensors in one stairwell within {0} confirm each other</translation>
    </message>
    <message>
        <source>同一楼道几个点位都报警，互相印证，一起升到这个级别。</source>
        <translation>Several sensors in alarm in one stairwell confirm each other and rise to this level together.</translation>
    </message>
    <message>
        <source>回差</source>
        <translation>Deadband</translation>
    </message>
    <message>
        <source>回差 {0}</source>
        <translation>deadband {0}</translation>
    </message>
    <message>
        <source>在多长时间里</source>
        <translation>Within</translation>
    </message>
    <message>
        <source>外出时不报</source>
        <translation>silent during absences</translation>
    </message>
    <message>
        <source>外出时也报</source>
        <translation>also during absences</translation>
    </message>
    <message>
        <source>多久没有活动</source>
        <translation>No activity for</translation>
    </message>
    <message>
        <source>大于 0</source>
        <translation>above 0</translation>
    </message>
    <message>
        <source>如 22:00；两个一样就是没有</source>
        <translation>e.g. 22:00; the same twice means none</translation>
    </message>
    <message>
        <source>如 S-010011-000003</source>
        <translation>e.g. S-010011-000003</translation>
    </message>
    <message>
        <source>它不在报警</source>
        <translation>it is not in alarm</translation>
    </message>
    <message>
        <source>它也在报警</source>
        <translation>it is in alarm</translation>
    </message>
    <message>
        <source>它的值低于这个数</source>
        <translation>its value is below</translation>
    </message>
    <message>
        <source>它的值到了这个数</source>
        <translation>its value is at or above</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Compound</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>居民区、小区、楼栋、点位的名称、编码或拼音首字母</source>
        <translation>Name, code or pinyin initials of an area, compound, building or sensor</translation>
    </message>
    <message>
        <source>已不存在</source>
        <translation>gone</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>已关闭“{0}”：{1}不再按它报警</source>
        <translation>“{0}” is off: it raises nothing in {1}</translation>
    </message>
    <message>
        <source>已开启“{0}” · {1}</source>
        <translation>“{0}” is on · {1}</translation>
    </message>
    <message>
        <source>延时 {0}</source>
        <translation>delay {0}</translation>
    </message>
    <message>
        <source>开启“{0}” · {1}</source>
        <translation>Switch “{0}” on · {1}</translation>
    </message>
    <message>
        <source>开启规则</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>恢复延时</source>
        <translation>Off-delay</translation>
    </message>
    <message>
        <source>恢复延时 {0}</source>
        <translation>off-delay {0}</translation>
    </message>
    <message>
        <source>感知类型</source>
        <translation>Sensor kind</translation>
    </message>
    <message>
        <source>所有点位按内置规则报警；在“报警规则”里可以按范围改。</source>
        <translation>All sensors follow the built-in rules; change them by place under “Alarm rules”.</translation>
    </message>
    <message>
        <source>报警延时</source>
        <translation>On-delay</translation>
    </message>
    <message>
        <source>报警规则</source>
        <translation>Alarm rules</translation>
    </message>
    <message>
        <source>按报警看时不用填</source>
        <translation>not needed where its alarm is looked at</translation>
    </message>
    <message>
        <source>数值到了限值就报警；退回限值以内、超过回差才算恢复。</source>
        <translation>Raises when the value reaches the limit; ends when it is back inside by more than the deadband.</translation>
    </message>
    <message>
        <source>数值在一段时间里变化太快就报警。</source>
        <translation>Raises when the value changes too fast within a span.</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Span</translation>
    </message>
    <message>
        <source>时间写成 22:00 这样，从 00:00 到 23:59。</source>
        <translation>Write the time as 22:00, from 00:00 to 23:59.</translation>
    </message>
    <message>
        <source>最低</source>
        <translation>Lowest</translation>
    </message>
    <message>
        <source>最低要小于最高，请对调或改一个。</source>
        <translation>The lowest must be below the highest: swap them or change one.</translation>
    </message>
    <message>
        <source>最高</source>
        <translation>Highest</translation>
    </message>
    <message>
        <source>未设</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>本处设定</source>
        <translation>Set here</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>查找类型、范围、规则</source>
        <translation>Search kind, place, rule</translation>
    </message>
    <message>
        <source>查找规则、设定</source>
        <translation>Search rule, settings</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>次</source>
        <translation>times</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>次数大于 1 时填，1 秒到 24 时</source>
        <translation>for more than once, 1 s to 24 h</translation>
    </message>
    <message>
        <source>没有这种感知类型，请从列表里选。</source>
        <translation>There is no such sensor kind, choose one from the list.</translation>
    </message>
    <message>
        <source>没有这种条件，请从列表里选。</source>
        <translation>There is no such condition, choose one from the list.</translation>
    </message>
    <message>
        <source>火警不能由别的点位压住，不能设联动条件。</source>
        <translation>No other sensor can hold a fire back: a fire alarm takes no enabling condition.</translation>
    </message>
    <message>
        <source>点位</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>点位 {0} &lt; {1} 时才报</source>
        <translation>only while sensor {0} is &lt; {1}</translation>
    </message>
    <message>
        <source>点位 {0} ≥ {1} 时才报</source>
        <translation>only while sensor {0} is ≥ {1}</translation>
    </message>
    <message>
        <source>点位 {0} 不在报警时才报</source>
        <translation>only while sensor {0} is not in alarm</translation>
    </message>
    <message>
        <source>点位 {0} 也在报警时才报</source>
        <translation>only while sensor {0} is in alarm</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>现行</source>
        <translation>current</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>电量</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>电量 &lt; {0} %</source>
        <translation>battery &lt; {0} %</translation>
    </message>
    <message>
        <source>电量低</source>
        <translation>Battery low</translation>
    </message>
    <message>
        <source>电量低于这个数就报，高过它和回差之和才算恢复。</source>
        <translation>Raises below this charge; ends above it plus the deadband.</translation>
    </message>
    <message>
        <source>登记了外出就不报</source>
        <translation>Silent while an absence is noted</translation>
    </message>
    <message>
        <source>看此处全部规则</source>
        <translation>All rules of this place</translation>
    </message>
    <message>
        <source>睡觉从</source>
        <translation>Asleep from</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>算活动的值</source>
        <translation>Least activity</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>结束要在开始和现在之后，最长 {0} 天，请改结束时间。</source>
        <translation>It must end after it begins and after now, within {0} days: change the end.</translation>
    </message>
    <message>
        <source>联动条件</source>
        <translation>Enabling condition</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>范围以外的数值不可能是真的，算设备故障。不能关闭。</source>
        <translation>A value outside cannot be true and is a sensor fault. It cannot be switched off.</translation>
    </message>
    <message>
        <source>街道还没有改过规则</source>
        <translation>The street has changed no rule yet</translation>
    </message>
    <message>
        <source>要大于 0。</source>
        <translation>It must be above 0.</translation>
    </message>
    <message>
        <source>要看别的点位，不能只凭一个点位的历史试算。</source>
        <translation>It looks at other sensors and cannot be tried on one sensor&apos;s history alone.</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>设备自己说报警就报警，说正常才恢复。</source>
        <translation>Raises when the device says alarm; ends when it says normal.</translation>
    </message>
    <message>
        <source>设备自报</source>
        <translation>Device&apos;s word</translation>
    </message>
    <message>
        <source>设备说报警就报</source>
        <translation>when the device says so</translation>
    </message>
    <message>
        <source>设定</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>试算已停止，没有改动任何规则；可以重新试算。</source>
        <translation>The trial was stopped and no rule was changed; it can be run again.</translation>
    </message>
    <message>
        <source>请选感知类型和范围。</source>
        <translation>Choose a sensor kind and a place.</translation>
    </message>
    <message>
        <source>超出了允许的范围，请看下面的说明。</source>
        <translation>Outside of what is allowed, see the note below.</translation>
    </message>
    <message>
        <source>跟随上级</source>
        <translation>Inherit</translation>
    </message>
    <message>
        <source>过去 7 天这里 {0} 个点位都没有读数，不能试算；保存后从下一条消息起按新设定判断。</source>
        <translation>None of the {0} sensors here has a reading in the last 7 days, so nothing can be tried; once saved, the next message is judged by the new settings.</translation>
    </message>
    <message>
        <source>过去 7 天：{0}。</source>
        <translation>Last 7 days: {0}.</translation>
    </message>
    <message>
        <source>这个数</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>这个点位还有火警没有复核，请先复核并给出结论，再停用。</source>
        <translation>This sensor has a fire alarm without a verdict: verify it first, then take the sensor out of service.</translation>
    </message>
    <message>
        <source>这些设定不属于这条规则，没有保存；请重新打开再改。</source>
        <translation>These settings do not belong to this rule, nothing was saved; open it again.</translation>
    </message>
    <message>
        <source>这条规则的设定不合理，没有保存，请核对。</source>
        <translation>The settings make no sense, nothing was saved; check them.</translation>
    </message>
    <message>
        <source>这样改不影响任何点位：设定没有变，或者下级都另有设定。</source>
        <translation>This touches no sensor: the settings are the same, or all places below have their own.</translation>
    </message>
    <message>
        <source>这段时间已经结束，不用再结束；列表已刷新。</source>
        <translation>This span is over already; the list has been read again.</translation>
    </message>
    <message>
        <source>这里必须填写：要看哪个点位。</source>
        <translation>Required: which sensor is looked at.</translation>
    </message>
    <message>
        <source>这里没有规则</source>
        <translation>No rules here</translation>
    </message>
    <message>
        <source>这里要一个数。</source>
        <translation>A number is needed here.</translation>
    </message>
    <message>
        <source>这里要一个整数。</source>
        <translation>A whole number is needed here.</translation>
    </message>
    <message>
        <source>长时间无活动</source>
        <translation>No activity</translation>
    </message>
    <message>
        <source>降低</source>
        <translation>Falling</translation>
    </message>
    <message>
        <source>限值</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>高限</source>
        <translation>High limit</translation>
    </message>
    <message>
        <source>高限只能向上、低限只能向下，请换一条规则。</source>
        <translation>A high limit goes upwards only and a low limit downwards only: use another rule.</translation>
    </message>
    <message>
        <source>高高限</source>
        <translation>High-high limit</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation> ({0})</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>换一页：Ctrl+PgUp、Ctrl+PgDn</source>
        <translation>Next tab: Ctrl+PgUp, Ctrl+PgDn</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>推演 {0} · 有播放器在运行 {1} · 已结束 {2}</source>
        <translation>Drills {0} · with a running player {1} · ended {2}</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>{0}已退出，退出码 {1}。它最后说的：</source>
        <translation>{0} has ended with exit code {1}. Its last words:</translation>
    </message>
    <message>
        <source>停止播放器</source>
        <translation>Stop player</translation>
    </message>
    <message>
        <source>准备于：{0}</source>
        <translation>Prepared: {0}</translation>
    </message>
    <message>
        <source>删除“{0}”</source>
        <translation>Delete “{0}”</translation>
    </message>
    <message>
        <source>删除推演</source>
        <translation>Delete drill</translation>
    </message>
    <message>
        <source>删除推演“{0}”？它的经过、评估和日志一并删除，不能撤销。</source>
        <translation>Delete drill “{0}”? Its course, evaluation and logs are deleted with it; this cannot be undone.</translation>
    </message>
    <message>
        <source>取消定时</source>
        <translation>Cancel the set time</translation>
    </message>
    <message>
        <source>启动播放器</source>
        <translation>Start player</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>定时开始</source>
        <translation>Begin at a set time</translation>
    </message>
    <message>
        <source>已删除推演 {0}</source>
        <translation>Drill {0} deleted</translation>
    </message>
    <message>
        <source>已取消“{0}”的定时开始</source>
        <translation>“{0}” no longer begins at a set time</translation>
    </message>
    <message>
        <source>已让“{0}”的播放器停止，推演停在原处，再启动就接着来</source>
        <translation>The player of “{0}” is leaving; the drill stands and goes on from here when it is started again</translation>
    </message>
    <message>
        <source>已记入年度演练</source>
        <translation>Entered in yearly drills</translation>
    </message>
    <message>
        <source>开始推演</source>
        <translation>Begin drill</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>score</translation>
    </message>
    <message>
        <source>打开参演值守台</source>
        <translation>Open players&apos; console</translation>
    </message>
    <message>
        <source>打开导调窗口</source>
        <translation>Open controller&apos;s window</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>损坏之处</source>
        <translation>What is damaged</translation>
    </message>
    <message>
        <source>推演“{0}”已开始</source>
        <translation>Drill “{0}” has begun</translation>
    </message>
    <message>
        <source>推演时间</source>
        <translation>Drill time</translation>
    </message>
    <message>
        <source>播放器在运行</source>
        <translation>Player is running</translation>
    </message>
    <message>
        <source>播放器没有响应</source>
        <translation>Player does not respond</translation>
    </message>
    <message>
        <source>播放器没有在运行，到时不会开始</source>
        <translation>No player is running: it will not begin then</translation>
    </message>
    <message>
        <source>文件夹：{0}</source>
        <translation>Folder: {0}</translation>
    </message>
    <message>
        <source>正在启动“{0}”的播放器</source>
        <translation>Starting the player of “{0}”</translation>
    </message>
    <message>
        <source>正在打开“{0}”的参演值守台</source>
        <translation>Opening the players&apos; console of “{0}”</translation>
    </message>
    <message>
        <source>正在打开“{0}”的回放</source>
        <translation>Opening the replay of “{0}”</translation>
    </message>
    <message>
        <source>正在打开“{0}”的导调窗口</source>
        <translation>Opening the controller&apos;s window of “{0}”</translation>
    </message>
    <message>
        <source>继续推演</source>
        <translation>Resume drill</translation>
    </message>
    <message>
        <source>脚本：{0}</source>
        <translation>Scenario: {0}</translation>
    </message>
    <message>
        <source>记入年度演练</source>
        <translation>Enter in yearly drills</translation>
    </message>
    <message>
        <source>这个推演</source>
        <translation>This drill</translation>
    </message>
    <message>
        <source>（没有说什么，请看推演文件夹里的日志）</source>
        <translation>(It said nothing; see the logs in the drill&apos;s folder)</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>不与另一次对照</source>
        <translation>Not beside another run</translation>
    </message>
    <message>
        <source>再演一次，就能看出这一次快了还是慢了。</source>
        <translation>Play it once more to see which run was quicker.</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Fired</translation>
    </message>
    <message>
        <source>发出：推演时间；答复、标准：用了多久。相差为正，是这一次晚或慢。</source>
        <translation>Fired: drill time; answers and standards: how long it took. Above zero, this run was later or slower.</translation>
    </message>
    <message>
        <source>另一次推演</source>
        <translation>Another run</translation>
    </message>
    <message>
        <source>在上面选同一脚本的另一次，放在一起看。</source>
        <translation>Choose another run of the same scenario above.</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>没有选另一次推演。</source>
        <translation>No other run is chosen.</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>这个脚本没有别的推演。</source>
        <translation>There is no other drill of this scenario.</translation>
    </message>
</context>
<context>
    <name>RunningTasks</name>
    <message>
        <source>任务 {0}，未完成 {1}</source>
        <translation>Tasks {0}, open {1}</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已结束 {0}</source>
        <translation>Ended {0}</translation>
    </message>
    <message>
        <source>收起已结束</source>
        <translation>Hide ended</translation>
    </message>
</context>
<context>
    <name>SavedBar</name>
    <message>
        <source>删除选中的</source>
        <translation>Delete the chosen</translation>
    </message>
    <message>
        <source>另存为</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>已删除常用筛选“{0}”</source>
        <translation>Filter “{0}” deleted</translation>
    </message>
    <message>
        <source>已存为常用筛选“{0}”</source>
        <translation>Saved as filter “{0}”</translation>
    </message>
    <message>
        <source>常用筛选“{0}”已恢复</source>
        <translation>Filter “{0}” is back</translation>
    </message>
    <message>
        <source>给当前筛选起个名字</source>
        <translation>Name the present filter</translation>
    </message>
    <message>
        <source>还没有常用筛选：先筛选，再起个名字存下来。</source>
        <translation>No saved filters yet: filter first, then save under a name.</translation>
    </message>
</context>
<context>
    <name>ScenarioList</name>
    <message>
        <source>导入脚本</source>
        <translation>Import scenario</translation>
    </message>
    <message>
        <source>已从脚本库删除 {0}</source>
        <translation>{0} deleted from the library</translation>
    </message>
    <message>
        <source>已导入脚本 {0}</source>
        <translation>Scenario {0} imported</translation>
    </message>
    <message>
        <source>正在打开脚本编辑器窗口</source>
        <translation>The scenario editor opens in a window of its own</translation>
    </message>
    <message>
        <source>没有导入：{0}</source>
        <translation>Not imported: {0}</translation>
    </message>
    <message>
        <source>脚本 (*.yaml *.yml *.zip)</source>
        <translation>Scenarios (*.yaml *.yml *.zip)</translation>
    </message>
    <message>
        <source>脚本 {0} · 有问题 {1}</source>
        <translation>Scenarios {0} · with problems {1}</translation>
    </message>
</context>
<context>
    <name>ScenarioPanel</name>
    <message>
        <source>从脚本库删除</source>
        <translation>Delete from library</translation>
    </message>
    <message>
        <source>从脚本库删除“{0}”？已经准备好的推演不受影响。</source>
        <translation>Delete “{0}” from the library? Drills already prepared are not affected.</translation>
    </message>
    <message>
        <source>准备推演</source>
        <translation>Prepare drill</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>导调提示</source>
        <translation>Notes for the controller</translation>
    </message>
    <message>
        <source>怎样导调：{0}</source>
        <translation>How to run it: {0}</translation>
    </message>
    <message>
        <source>情景注入 {0}</source>
        <translation>Injects {0}</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>lasts</translation>
    </message>
    <message>
        <source>有 {0} 处问题，不能推演</source>
        <translation>{0} problems: it cannot be played</translation>
    </message>
    <message>
        <source>有 {0} 处问题，没有导入</source>
        <translation>{0} problems: not imported</translation>
    </message>
    <message>
        <source>概要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>用意：{0}</source>
        <translation>Aim: {0}</translation>
    </message>
    <message>
        <source>目标 {0}</source>
        <translation>Objectives {0}</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>编辑副本</source>
        <translation>Edit a copy</translation>
    </message>
    <message>
        <source>角色 {0}</source>
        <translation>Roles {0}</translation>
    </message>
    <message>
        <source>讲评时问：{0}</source>
        <translation>Ask in the talk afterwards: {0}</translation>
    </message>
    <message>
        <source>问题 {0}</source>
        <translation>Problems {0}</translation>
    </message>
</context>
<context>
    <name>ScopeField</name>
    <message>
        <source>没有找到，请换几个字再试。</source>
        <translation>Nothing found, try other words.</translation>
    </message>
</context>
<context>
    <name>ScorePanel</name>
    <message>
        <source>目前 {0}，{1} 条还没有结果</source>
        <translation>So far {0}; {1} without an outcome yet</translation>
    </message>
    <message>
        <source>程序判定：{0} {1}</source>
        <translation>The program finds: {0} {1}</translation>
    </message>
    <message>
        <source>程序评分：{0}</source>
        <translation>The program&apos;s score: {0}</translation>
    </message>
    <message>
        <source>评估标准</source>
        <translation>Expectations</translation>
    </message>
    <message>
        <source>这个脚本没有评估标准。</source>
        <translation>This scenario has no expectations.</translation>
    </message>
</context>
<context>
    <name>ScriptPage</name>
    <message>
        <source>基本信息</source>
        <translation>Basics</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>当前已有人当班，请先交班。</source>
        <translation>Somebody is on duty; hand over first.</translation>
    </message>
    <message>
        <source>标题里没有“{0}”这一项，只能用 {1}。</source>
        <translation>A title has no part “{0}”, only {1}.</translation>
    </message>
    <message>
        <source>现在无人当班，请先登记接班。</source>
        <translation>Nobody is on duty; start a shift first.</translation>
    </message>
    <message>
        <source>请填 {0} 到 {1} 之间的数。</source>
        <translation>Enter a number from {0} to {1}.</translation>
    </message>
    <message>
        <source>请填 {0} 到 {1} 之间的数；不需要升级的级别填 0。</source>
        <translation>Enter a number from {0} to {1}, or 0 for a level that is never escalated.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>{0} · {1}，{2} 起</source>
        <translation>{0} · {1}, since {2}</translation>
    </message>
    <message>
        <source>下一班</source>
        <translation>Next shift</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>交班并接班</source>
        <translation>Hand over, start next</translation>
    </message>
    <message>
        <source>交班说明</source>
        <translation>Handover note</translation>
    </message>
    <message>
        <source>交班说明：未了的事、要留意的地方</source>
        <translation>What is open, what to watch</translation>
    </message>
    <message>
        <source>修改口令</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>值班</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>口令已修改。</source>
        <translation>Password changed.</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>已接班：{0}</source>
        <translation>Shift started: {0}</translation>
    </message>
    <message>
        <source>当班</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>Start shift</translation>
    </message>
    <message>
        <source>数据目录</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>新口令</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>无人登记</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This machine</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>消息代理</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>现在的口令</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>班次，如 二班</source>
        <translation>Shift, e.g. night</translation>
    </message>
    <message>
        <source>登录者</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>编辑数据目录里的 settings.toml，重启后生效</source>
        <translation>Edit settings.toml in the data folder; takes effect after a restart</translation>
    </message>
    <message>
        <source>缩放 Ctrl + / − / 0</source>
        <translation>Zoom Ctrl + / − / 0</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>请填写下一班的名称。</source>
        <translation>Enter the name of the next shift.</translation>
    </message>
    <message>
        <source>账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>连接正式代理</source>
        <translation>Real broker</translation>
    </message>
    <message>
        <source>（试用）</source>
        <translation> (trial)</translation>
    </message>
</context>
<context>
    <name>ShelterDetail</name>
    <message>
        <source>{0} m²</source>
        <translation>{0} m²</translation>
    </message>
    <message>
        <source>不可用，里面还有 {0}</source>
        <translation>Unusable, still inside {0}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>可用&#x3000;容量 {0} · 已入住 {1}</source>
        <translation>free · capacity {0} · inside {1}</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>在左边选一行，看余位和进出台账。</source>
        <translation>Select a row on the left to see free places and ledger.</translation>
    </message>
    <message>
        <source>已撤销选中的记录，台账追加了一条冲销</source>
        <translation>The selected entry is undone; a reversing entry was added</translation>
    </message>
    <message>
        <source>开放</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>恢复可用</source>
        <translation>Usable again</translation>
    </message>
    <message>
        <source>标为不可用</source>
        <translation>Mark unusable</translation>
    </message>
    <message>
        <source>核对人数</source>
        <translation>Recount</translation>
    </message>
    <message>
        <source>没有选中避难场所</source>
        <translation>No shelter selected</translation>
    </message>
    <message>
        <source>登记离开</source>
        <translation>Departures</translation>
    </message>
    <message>
        <source>登记进入</source>
        <translation>Arrivals</translation>
    </message>
    <message>
        <source>管理人 {0}</source>
        <translation>Keeper {0}</translation>
    </message>
    <message>
        <source>超员 {0}</source>
        <translation>over by {0}</translation>
    </message>
    <message>
        <source>还没有进出记录。开放后登记进入，每一批都记在这里。</source>
        <translation>No entries yet. Once open, each arrival is recorded here.</translation>
    </message>
</context>
<context>
    <name>Shelters</name>
    <message>
        <source>{0} · {1} 户</source>
        <translation>{0} · {1} households</translation>
    </message>
    <message>
        <source>{0} · 实有 {1}</source>
        <translation>{0} · found {1}</translation>
    </message>
    <message>
        <source>{0} · 来自 {1}</source>
        <translation>{0} · from {1}</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0} people</translation>
    </message>
    <message>
        <source>{0} 已恢复可用，现在未开放</source>
        <translation>{0} is usable again, now closed</translation>
    </message>
    <message>
        <source>{0} 已标为不可用</source>
        <translation>{0} marked unusable</translation>
    </message>
    <message>
        <source>{0}（已撤销）</source>
        <translation>{0} (undone)</translation>
    </message>
    <message>
        <source>不可用</source>
        <translation>Unusable</translation>
    </message>
    <message>
        <source>人员已转到别处</source>
        <translation>People moved elsewhere</translation>
    </message>
    <message>
        <source>人数要在 1 到 100,000 之间，请核对。</source>
        <translation>The number of people must be 1 to 100,000; please check.</translation>
    </message>
    <message>
        <source>人数（必填）</source>
        <translation>People (required)</translation>
    </message>
    <message>
        <source>修复并查验合格</source>
        <translation>Repaired and checked</translation>
    </message>
    <message>
        <source>停水停电</source>
        <translation>No water or power</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭 {0}</source>
        <translation>Close {0}</translation>
    </message>
    <message>
        <source>可用 人</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>台风转移安置</source>
        <translation>Typhoon evacuation</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>响应解除，人员已返家</source>
        <translation>Stood down, people home</translation>
    </message>
    <message>
        <source>在住 {0}</source>
        <translation>inside {0}</translation>
    </message>
    <message>
        <source>在住只有 {0}，不能离开 {1}。请核对；人数不对就用“核对人数”更正。</source>
        <translation>Only {0} inside; {1} cannot leave. Check; if the number is wrong, use “Recount”.</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>场地占用</source>
        <translation>Place taken</translation>
    </message>
    <message>
        <source>场地已腾空</source>
        <translation>Place cleared</translation>
    </message>
    <message>
        <source>安置点</source>
        <translation>Settlement sites</translation>
    </message>
    <message>
        <source>实有人数（必填）</source>
        <translation>People found (required)</translation>
    </message>
    <message>
        <source>容量 人</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>导入街道的避难点位和安置点后显示在这里。</source>
        <translation>They appear here once the street&apos;s shelters are imported.</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>已入住 人</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>已关闭 {0}</source>
        <translation>Closed {0}</translation>
    </message>
    <message>
        <source>已开放 {0}</source>
        <translation>Opened {0}</translation>
    </message>
    <message>
        <source>开放</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>开放 {0}</source>
        <translation>Open {0}</translation>
    </message>
    <message>
        <source>恢复 {0}</source>
        <translation>Make {0} usable again</translation>
    </message>
    <message>
        <source>恢复可用</source>
        <translation>Usable again</translation>
    </message>
    <message>
        <source>户数不能多于人数，也不能小于 0。</source>
        <translation>Households cannot be more than people, nor below 0.</translation>
    </message>
    <message>
        <source>房屋受损</source>
        <translation>Building damaged</translation>
    </message>
    <message>
        <source>把 {0} 标为不可用</source>
        <translation>Mark {0} unusable</translation>
    </message>
    <message>
        <source>撤销刚才的操作</source>
        <translation>Undo of the change</translation>
    </message>
    <message>
        <source>暴雨积水</source>
        <translation>Flooding</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>查找名称、居民区、地址</source>
        <translation>Name, area, address</translation>
    </message>
    <message>
        <source>标为不可用</source>
        <translation>Mark unusable</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>演练结束</source>
        <translation>Drill over</translation>
    </message>
    <message>
        <source>火灾疏散</source>
        <translation>Fire evacuation</translation>
    </message>
    <message>
        <source>燃气泄漏疏散</source>
        <translation>Gas evacuation</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>状态起始</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>现在的状态是“{0}”，不能这样做；可能别人刚刚改过，列表已刷新。</source>
        <translation>Its state is now “{0}”, so this cannot be done; somebody may have just changed it. The list is refreshed.</translation>
    </message>
    <message>
        <source>登记离开</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>登记进入</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>管理人</source>
        <translation>Keeper</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>记下核对</source>
        <translation>Record recount</translation>
    </message>
    <message>
        <source>超员 {0}</source>
        <translation>over by {0}</translation>
    </message>
    <message>
        <source>还没有避难场所</source>
        <translation>No shelters yet</translation>
    </message>
    <message>
        <source>这处已标为不可用，不能再登记进入，请安排到别处。</source>
        <translation>This shelter is marked unusable; send people elsewhere.</translation>
    </message>
    <message>
        <source>这处没有开放，里面不能有人。请先点“开放”，再登记。</source>
        <translation>This shelter is not open, so nobody can be inside. Click “Open” first, then register.</translation>
    </message>
    <message>
        <source>进水</source>
        <translation>Flooded</translation>
    </message>
    <message>
        <source>里面还有 {0}，不能关闭，请先登记他们离开。</source>
        <translation>Still inside: {0}. It cannot be closed; register their departure first.</translation>
    </message>
    <message>
        <source>面积 m²</source>
        <translation>Area m²</translation>
    </message>
</context>
<context>
    <name>SheltersPage</name>
    <message>
        <source>开放 {0} 处 · 已入住 {1} · 可用 {2}</source>
        <translation>Open {0} · inside {1} · free {2}</translation>
    </message>
</context>
<context>
    <name>ShelvePanel</name>
    <message>
        <source>1 时</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>15 分</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>4 时</source>
        <translation>4 h</translation>
    </message>
    <message>
        <source>{0}；{1} 条是火警或已结束，没有屏蔽</source>
        <translation>{0}; {1} are fires or have ended and were not shelved</translation>
    </message>
    <message>
        <source>住户已核实</source>
        <translation>Residents have verified</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>停用点位</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>其中 {0} 条是待复核的火警，不能屏蔽或停用：请先复核。</source>
        <translation>{0} are fires that wait for a verdict and cannot be set aside: verify them first.</translation>
    </message>
    <message>
        <source>到几点（24 小时内）</source>
        <translation>Until (within 24 hours)</translation>
    </message>
    <message>
        <source>到指定时间</source>
        <translation>Until a time</translation>
    </message>
    <message>
        <source>原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>反复误报，待检修</source>
        <translation>Repeated false alarms, repair is due</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>屏蔽</source>
        <translation>Shelve</translation>
    </message>
    <message>
        <source>屏蔽期间不响、不上报警条；到时自动回来。一直列在“已屏蔽”里。</source>
        <translation>No sound, not in the strip; comes back by itself. Always listed in “Set aside”.</translation>
    </message>
    <message>
        <source>已停用 {0} 个点位</source>
        <translation>{0} sensors out of service</translation>
    </message>
    <message>
        <source>已取消屏蔽</source>
        <translation>No longer shelved</translation>
    </message>
    <message>
        <source>已屏蔽 {0} 条，到 {1}</source>
        <translation>{0} shelved until {1}</translation>
    </message>
    <message>
        <source>已派人处理</source>
        <translation>Somebody is on the way</translation>
    </message>
    <message>
        <source>没有屏蔽：火警要先复核，或者报警刚刚结束。</source>
        <translation>Not shelved: a fire is verified first, or the alarm has just ended.</translation>
    </message>
    <message>
        <source>点位不再报警，直到有人在“已屏蔽”里恢复使用。</source>
        <translation>The sensor raises nothing until somebody brings it back in “Set aside”.</translation>
    </message>
    <message>
        <source>点位已恢复使用</source>
        <translation>Back in service</translation>
    </message>
    <message>
        <source>现场施工</source>
        <translation>Works on site</translation>
    </message>
    <message>
        <source>设备测试</source>
        <translation>Device test</translation>
    </message>
    <message>
        <source>请写成 16:30 这样的时间。</source>
        <translation>Write a time like 16:30.</translation>
    </message>
    <message>
        <source>请写明原因：接班的人要看。</source>
        <translation>Say why: the next shift reads it.</translation>
    </message>
</context>
<context>
    <name>Shelving</name>
    <message>
        <source>结束时间要在现在之后、24 小时之内：每一班都要重新看一眼。</source>
        <translation>The end must lie within the next 24 hours: every shift looks at it again.</translation>
    </message>
    <message>
        <source>这个点位有待复核的火警，先复核，再停用。</source>
        <translation>A fire alarm of this sensor waits for its verdict: verify it first.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>两次口令不一样，请重新输入。</source>
        <translation>The two passwords differ; enter them again.</translation>
    </message>
    <message>
        <source>以演示值班员 {0} 进入</source>
        <translation>Enter as demo officer {0}</translation>
    </message>
    <message>
        <source>以演示值班员进入</source>
        <translation>Enter as demo officer</translation>
    </message>
    <message>
        <source>再输一次口令</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>口令太短，至少 {0} 个字符。</source>
        <translation>Password too short; at least {0} characters.</translation>
    </message>
    <message>
        <source>多次输错，请 {0} 后再试。</source>
        <translation>Wrong too often; try again in {0}.</translation>
    </message>
    <message>
        <source>多次输错，请稍候再试。</source>
        <translation>Wrong too often; try again shortly.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>建立并进入</source>
        <translation>Create and enter</translation>
    </message>
    <message>
        <source>建立管理员</source>
        <translation>Create administrator</translation>
    </message>
    <message>
        <source>演示街道：人员、电话、地址均为虚构。点一下即可进入，无需口令。</source>
        <translation>Demo street: people, phones and addresses are fictional. One click to enter, no password.</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>登录名</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>登录名或口令不对，请重新输入。</source>
        <translation>Login or password is wrong; try again.</translation>
    </message>
    <message>
        <source>请填写登录名和姓名。</source>
        <translation>Enter login and name.</translation>
    </message>
    <message>
        <source>这个街道还没有用户。请建立第一个管理员，口令至少 8 个字符。</source>
        <translation>This street has no users yet. Create the first administrator; the password needs at least 8 characters.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>—（尚未查找）</source>
        <translation>— (not looked for yet)</translation>
    </message>
    <message>
        <source>—（读不到系统音量）</source>
        <translation>— (the system&apos;s volume cannot be read)</translation>
    </message>
    <message>
        <source>声音播不出</source>
        <translation>Sound cannot be played</translation>
    </message>
    <message>
        <source>报警不会响，请接上音箱或耳机。</source>
        <translation>Alarms make no sound. Connect a loudspeaker or headphones.</translation>
    </message>
    <message>
        <source>报警听不到，请在系统设置里取消静音。</source>
        <translation>Alarms cannot be heard. Unmute in the system settings.</translation>
    </message>
    <message>
        <source>报警听不到，请在系统设置里调高音量。</source>
        <translation>Alarms cannot be heard. Raise the volume in the system settings.</translation>
    </message>
    <message>
        <source>无音频设备</source>
        <translation>No audio device</translation>
    </message>
    <message>
        <source>本机没有语音引擎，只用录好的声音</source>
        <translation>No speech engine here; recorded sounds only</translation>
    </message>
    <message>
        <source>本机没有这种语言的语音，只用录好的声音</source>
        <translation>No voice in this language here; recorded sounds only</translation>
    </message>
    <message>
        <source>正在查找语音</source>
        <translation>Looking for a voice</translation>
    </message>
    <message>
        <source>系统已静音</source>
        <translation>System muted</translation>
    </message>
    <message>
        <source>语音已中断，只用录好的声音</source>
        <translation>The voice has failed; recorded sounds only</translation>
    </message>
    <message>
        <source>音量为 0</source>
        <translation>Volume is 0</translation>
    </message>
    <message>
        <source>音频设备不接受报警声，请在系统设置里换一个输出设备。</source>
        <translation>The audio device does not take the alarm sounds. Choose another output in the system settings.</translation>
    </message>
</context>
<context>
    <name>SoundCard</name>
    <message>
        <source>报警声音</source>
        <translation>Alarm sound</translation>
    </message>
    <message>
        <source>系统音量</source>
        <translation>System volume</translation>
    </message>
    <message>
        <source>试声音和语音</source>
        <translation>Test sound and voice</translation>
    </message>
    <message>
        <source>语音播报</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>音频设备</source>
        <translation>Audio device</translation>
    </message>
</context>
<context>
    <name>SpanChooser</name>
    <message>
        <source>24 小时</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>First date</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Last date</translation>
    </message>
    <message>
        <source>统计</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>自定日期</source>
        <translation>Own dates</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>SpanField</name>
    <message>
        <source>{0}的单位</source>
        <translation>Unit of {0}</translation>
    </message>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
    <message>
        <source>天</source>
        <translation>d</translation>
    </message>
    <message>
        <source>时</source>
        <translation>h</translation>
    </message>
    <message>
        <source>秒</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>SpanFields</name>
    <message>
        <source>2 小时，或 21:30、11-26 09:00</source>
        <translation>2 h, or 21:30, 11-26 09:00</translation>
    </message>
    <message>
        <source>{0} 到 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>现在；也可写 21:30、11-26 09:00</source>
        <translation>now; or 21:30, 11-26 09:00</translation>
    </message>
    <message>
        <source>看不懂这个时间，请写成 2 小时、21:30 或 11-26 09:00。</source>
        <translation>This time cannot be read: write 2 h, 21:30 or 11-26 09:00.</translation>
    </message>
    <message>
        <source>结束（必填）</source>
        <translation>End (required)</translation>
    </message>
    <message>
        <source>请写到什么时候结束，不能没有期限。</source>
        <translation>Say when it ends: it cannot be without an end.</translation>
    </message>
    <message>
        <source>这个时间已经过去，请改一个以后的。</source>
        <translation>This time is past: give a later one.</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>“{0}”将在 {1} 开始</source>
        <translation>“{0}” will begin at {1}</translation>
    </message>
    <message>
        <source>今天几点开始</source>
        <translation>Begins today at</translation>
    </message>
    <message>
        <source>定时开始</source>
        <translation>Begin at a set time</translation>
    </message>
    <message>
        <source>播放器随即启动并等到这个时间；关闭本窗口不影响，可随时取消。</source>
        <translation>The player starts now and waits until then, also when this window is closed; it can be cancelled at any time.</translation>
    </message>
    <message>
        <source>让“{0}”今天定时开始</source>
        <translation>Let “{0}” begin at a set time today</translation>
    </message>
    <message>
        <source>请写成 24 小时制的时间，如 14:00。</source>
        <translation>Write the time as 14:00, in 24 hours.</translation>
    </message>
    <message>
        <source>这个时间今天已过，请写晚一些的时间。</source>
        <translation>That time has passed today; write a later one.</translation>
    </message>
</context>
<context>
    <name>StateForm</name>
    <message>
        <source>原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>已撤销，{0} 恢复原来的状态</source>
        <translation>Undone; {0} is as before</translation>
    </message>
    <message>
        <source>登记离开后关闭</source>
        <translation>Register departure, then close</translation>
    </message>
    <message>
        <source>登记这 {0} 离开，然后关闭</source>
        <translation>Register departure of {0}, then close</translation>
    </message>
    <message>
        <source>请写原因，交接班时要看。</source>
        <translation>Write the reason; the next shift needs it.</translation>
    </message>
    <message>
        <source>里面还有 {0}，关闭前要登记离开。</source>
        <translation>Still inside: {0}; register their departure before closing.</translation>
    </message>
    <message>
        <source>里面还有 {0}：标为不可用后请尽快转移，他们仍在台账里。</source>
        <translation>Still inside: {0}. Move them soon once marked; they stay in the ledger.</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>{0} 在线 · 离线 {1}</source>
        <translation>{0} live · {1} stale</translation>
    </message>
    <message>
        <source>区平台</source>
        <translation>District</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>守望</source>
        <translation>Shouwang</translation>
    </message>
    <message>
        <source>已中断 {0}，正在重启</source>
        <translation>down {0}, restarting</translation>
    </message>
    <message>
        <source>已连接</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>已静音，下一条报警会再响</source>
        <translation>silenced till next</translation>
    </message>
    <message>
        <source>当班</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>心跳中断 {0} 秒</source>
        <translation>no heartbeat for {0} s</translation>
    </message>
    <message>
        <source>感知网</source>
        <translation>Sensors</translation>
    </message>
    <message>
        <source>报警服务</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>报警服务恢复前，屏幕上的状态不反映现场。</source>
        <translation>Until the watch is back, the screen does not show the situation.</translation>
    </message>
    <message>
        <source>拒绝连接 {0}</source>
        <translation>refused {0}</translation>
    </message>
    <message>
        <source>收到 {0} · 入库 {1} · 等候 {2} · 每秒 {3}</source>
        <translation>received {0} · stored {1} · waiting {2} · per second {3}</translation>
    </message>
    <message>
        <source>数据库只读，无法记录</source>
        <translation>not recording: read-only</translation>
    </message>
    <message>
        <source>数据库损坏，无法记录</source>
        <translation>not recording: damaged</translation>
    </message>
    <message>
        <source>数据库被占用，无法记录</source>
        <translation>not recording: locked</translation>
    </message>
    <message>
        <source>断开 {0}</source>
        <translation>lost {0}</translation>
    </message>
    <message>
        <source>无人登记</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>无响应 {0}</source>
        <translation>silent {0}</translation>
    </message>
    <message>
        <source>无法记录</source>
        <translation>not recording</translation>
    </message>
    <message>
        <source>正在启动 {0}</source>
        <translation>starting {0}</translation>
    </message>
    <message>
        <source>正在连接 {0}</source>
        <translation>connecting {0}</translation>
    </message>
    <message>
        <source>正常 心跳 {0} 秒</source>
        <translation>beat {0} s</translation>
    </message>
    <message>
        <source>消息代理</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>消息在代理上等候：</source>
        <translation>Messages wait at the broker: </translation>
    </message>
    <message>
        <source>演练 DRILL</source>
        <translation>DRILL</translation>
    </message>
    <message>
        <source>磁盘已满，无法记录</source>
        <translation>not recording: disk full</translation>
    </message>
    <message>
        <source>离线 {0} · 从未上报 {1} · 共 {2}</source>
        <translation>stale {0} · never reported {1} · total {2}</translation>
    </message>
    <message>
        <source>试用</source>
        <translation>trial</translation>
    </message>
</context>
<context>
    <name>StructForm</name>
    <message>
        <source>选文件…</source>
        <translation>Choose a file…</translation>
    </message>
</context>
<context>
    <name>Supplies</name>
    <message>
        <source>{0} · 实有 {1}</source>
        <translation>{0} · found {1}</translation>
    </message>
    <message>
        <source>{0}保质期 {1} 天，请填生产日期或有效期。</source>
        <translation>{0} keeps for {1} days; enter the date made or the expiry.</translation>
    </message>
    <message>
        <source>{0}（已撤销）</source>
        <translation>{0} (undone)</translation>
    </message>
    <message>
        <source>下限</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>不过期</source>
        <translation>no expiry</translation>
    </message>
    <message>
        <source>临期</source>
        <translation>Expiring</translation>
    </message>
    <message>
        <source>临期 {0} 天</source>
        <translation>Expiring, {0} d</translation>
    </message>
    <message>
        <source>事件 {0}</source>
        <translation>Incident {0}</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>expires today</translation>
    </message>
    <message>
        <source>低于下限</source>
        <translation>Below min.</translation>
    </message>
    <message>
        <source>储备点</source>
        <translation>Depot</translation>
    </message>
    <message>
        <source>储备点和物资目录导入后，从登记第一批入库开始。</source>
        <translation>Once depots and items are imported, begin with a first receipt.</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>剩 {0} 天</source>
        <translation>{0} d left</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>批次 {0} 只有 {1}，不够 {2}。请减少数量，或换一个批次。</source>
        <translation>Lot {0} has only {1}, less than {2}. Reduce the quantity or choose another lot.</translation>
    </message>
    <message>
        <source>批次 {0} 已于 {1} 到期，不能使用；要报废请勾选“作报废处理”。</source>
        <translation>Lot {0} expired on {1} and cannot be used; tick “Write off” to dispose of it.</translation>
    </message>
    <message>
        <source>批次 {0} 已登记为生产 {1}、有效期至 {2}，与这里不同。请核对日期，或换一个批次号。</source>
        <translation>Lot {0} is on record as made {1}, expiring {2}, which differs. Check the dates or use another lot code.</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>数量不能小于 0。</source>
        <translation>The quantity cannot be below 0.</translation>
    </message>
    <message>
        <source>数量最多 {0}，请核对是否多打了零。</source>
        <translation>At most {0}; check for a zero too many.</translation>
    </message>
    <message>
        <source>数量最多三位小数。</source>
        <translation>At most three decimals.</translation>
    </message>
    <message>
        <source>数量要大于 0。</source>
        <translation>The quantity must be above 0.</translation>
    </message>
    <message>
        <source>最近到期</source>
        <translation>Next expiry</translation>
    </message>
    <message>
        <source>有效期 {0} 早于生产日期 {1}，请核对。</source>
        <translation>Expiry {0} is before the date made {1}; please check.</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>未过期的只有 {0}，不够 {1}。请减少数量，或从别的储备点调。</source>
        <translation>Only {0} not expired, less than {1}. Reduce the quantity or draw on another depot.</translation>
    </message>
    <message>
        <source>查找储备点、物资、编码</source>
        <translation>Depot, item</translation>
    </message>
    <message>
        <source>物资</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>物资编码</source>
        <translation>Item code</translation>
    </message>
    <message>
        <source>状况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>登记入库</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>结存 {0}</source>
        <translation>balance {0}</translation>
    </message>
    <message>
        <source>给 {0}</source>
        <translation>to {0}</translation>
    </message>
    <message>
        <source>缺额</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>过期 {0} 天</source>
        <translation>expired {0} d</translation>
    </message>
    <message>
        <source>过期 · 缺额</source>
        <translation>Expired · short</translation>
    </message>
    <message>
        <source>还没有物资台账</source>
        <translation>No stock yet</translation>
    </message>
    <message>
        <source>这里要填数字。</source>
        <translation>A number is needed here.</translation>
    </message>
</context>
<context>
    <name>SuppliesPage</name>
    <message>
        <source>储备点类别</source>
        <translation>Kind of depot</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>receive stock</translation>
    </message>
    <message>
        <source>全部储备点</source>
        <translation>All depots</translation>
    </message>
    <message>
        <source>全部居民区</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>共 {0} 项 · 低于下限 {1} · 临期 {2} · 已过期 {3}</source>
        <translation>Lines {0} · below minimum {1} · expiring {2} · expired {3}</translation>
    </message>
    <message>
        <source>居民区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>街道本级</source>
        <translation>Street level</translation>
    </message>
</context>
<context>
    <name>SupplyDetail</name>
    <message>
        <source>{0}&#x3000;下限 {1}</source>
        <translation>{0} · minimum {1}</translation>
    </message>
    <message>
        <source>{0}&#x3000;未设下限</source>
        <translation>{0} · no minimum</translation>
    </message>
    <message>
        <source>临期 {0}</source>
        <translation>expiring {0}</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>在左边选一行，看批次和台账。</source>
        <translation>Select a row on the left to see lots and ledger.</translation>
    </message>
    <message>
        <source>已撤销选中的记录，台账追加了一条冲销</source>
        <translation>The selected entry is undone; a reversing entry was added</translation>
    </message>
    <message>
        <source>批次</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>批次 {0}，先到期的在上</source>
        <translation>Lots {0}, first expiry first</translation>
    </message>
    <message>
        <source>没有库存批次</source>
        <translation>No lots in stock</translation>
    </message>
    <message>
        <source>没有选中物资</source>
        <translation>No item selected</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>缺 {0}</source>
        <translation>short {0}</translation>
    </message>
    <message>
        <source>过期 {0}</source>
        <translation>expired {0}</translation>
    </message>
    <message>
        <source>还没有台账。登记入库后，每一次进出都记在这里。</source>
        <translation>No entries yet. After a first receipt each move is recorded here.</translation>
    </message>
    <message>
        <source>选储备点和物资，登记第一批</source>
        <translation>Choose depot and item, receive a first lot</translation>
    </message>
    <message>
        <source>领用</source>
        <translation>Issue</translation>
    </message>
</context>
<context>
    <name>SuppressionMark</name>
    <message>
        <source>正在进行的计划屏蔽：其中的报警照常记录，不响、不进列表。点开看。</source>
        <translation>Planned suppression is running: its alarms are recorded as ever, but do not sound nor stand in the list. Click to see it.</translation>
    </message>
    <message>
        <source>计划屏蔽 {0}</source>
        <translation>Suppressed {0}</translation>
    </message>
</context>
<context>
    <name>TaskEndForm</name>
    <message>
        <source>不再需要</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>为什么取消（必填）</source>
        <translation>Why cancelled (required)</translation>
    </message>
    <message>
        <source>任务“{0}”已取消</source>
        <translation>Task “{0}” cancelled</translation>
    </message>
    <message>
        <source>任务“{0}”已完成</source>
        <translation>Task “{0}” done</translation>
    </message>
    <message>
        <source>取消“{0}”</source>
        <translation>Cancel “{0}”</translation>
    </message>
    <message>
        <source>取消任务</source>
        <translation>Cancel task</translation>
    </message>
    <message>
        <source>完成“{0}”</source>
        <translation>Finish “{0}”</translation>
    </message>
    <message>
        <source>已到场处置</source>
        <translation>Handled on site</translation>
    </message>
    <message>
        <source>已转交</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>改派别人</source>
        <translation>Given to another</translation>
    </message>
    <message>
        <source>派错了</source>
        <translation>Given by mistake</translation>
    </message>
    <message>
        <source>现场正常</source>
        <translation>Scene normal</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>记为完成</source>
        <translation>Mark done</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>1 小时</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>15 分</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>2 小时</source>
        <translation>2 h</translation>
    </message>
    <message>
        <source>24 小时</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>30 分</source>
        <translation>30 min</translation>
    </message>
    <message>
        <source>不限时</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>任务（必填）</source>
        <translation>Task (required)</translation>
    </message>
    <message>
        <source>到 {0} 为止，{1}</source>
        <translation>until {0}, {1}</translation>
    </message>
    <message>
        <source>城管</source>
        <translation>Urban mgmt</translation>
    </message>
    <message>
        <source>如 45 分、2 小时、21:30，不限时就留空</source>
        <translation>e.g. 45 min, 2 h, 21:30; empty for no limit</translation>
    </message>
    <message>
        <source>居委会</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>已取消任务“{0}”</source>
        <translation>Task “{0}” cancelled</translation>
    </message>
    <message>
        <source>已派任务“{0}”给 {1}</source>
        <translation>Task “{0}” given to {1}</translation>
    </message>
    <message>
        <source>市场监管</source>
        <translation>Market superv.</translation>
    </message>
    <message>
        <source>微型消防站</source>
        <translation>Micro fire station</translation>
    </message>
    <message>
        <source>撤销刚才派的任务</source>
        <translation>Undo of the task given</translation>
    </message>
    <message>
        <source>新任务 {0}</source>
        <translation>New task, {0}</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>未指定</source>
        <translation>nobody in particular</translation>
    </message>
    <message>
        <source>派出</source>
        <translation>Give task</translation>
    </message>
    <message>
        <source>派出所</source>
        <translation>Police</translation>
    </message>
    <message>
        <source>派给</source>
        <translation>Assignee</translation>
    </message>
    <message>
        <source>物业</source>
        <translation>Property mgmt</translation>
    </message>
    <message>
        <source>看不懂这个时限，请写成 45 分、2 小时 或 21:30。</source>
        <translation>Not understood; write 45 min, 2 h or 21:30.</translation>
    </message>
    <message>
        <source>请写要做什么。</source>
        <translation>Write what is to be done.</translation>
    </message>
    <message>
        <source>这个时间已经过去，请改一个。</source>
        <translation>This time is past; choose another.</translation>
    </message>
</context>
<context>
    <name>TaskSection</name>
    <message>
        <source>任务</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>任务 {0}，未完成 {1}</source>
        <translation>Tasks {0}, open {1}</translation>
    </message>
    <message>
        <source>取消任务</source>
        <translation>Cancel task</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已结束 {0}</source>
        <translation>Ended {0}</translation>
    </message>
    <message>
        <source>收起已结束</source>
        <translation>Hide ended</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>{0} 分</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 天 {1} 时</source>
        <translation>{0} d {1} h</translation>
    </message>
    <message>
        <source>{0} 层</source>
        <translation>floor {0}</translation>
    </message>
    <message>
        <source>{0} 时 {1} 分</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} 秒</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>地下 {0} 层</source>
        <translation>basement {0}</translation>
    </message>
</context>
<context>
    <name>TimeStrip</name>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>时间轴</source>
        <translation>Time line</translation>
    </message>
    <message>
        <source>没有时间</source>
        <translation>No time</translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message>
        <source>{0} {1} / {2}&#x3000;推演时间 {3}</source>
        <translation>{0} {1} / {2}   drill time {3}</translation>
    </message>
    <message>
        <source>{0} 个注入没有成功</source>
        <translation>{0} injects failed</translation>
    </message>
    <message>
        <source>{0}。</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>三个机器人各在一份街道副本里把脚本走一遍，不等时间，几十秒到几分钟。样样做对的应得满分，什么都不做的应得零分；否则脚本还要改。</source>
        <translation>Three robots play the scenario, each in a copy of the street, without waiting: half a minute to a few minutes. Who does all right should get all points, who does nothing none; else the scenario is not ready.</translation>
    </message>
    <message>
        <source>三个机器人都走完了，脚本分得出好坏。</source>
        <translation>All three robots came to the end; the scenario tells right from wrong.</translation>
    </message>
    <message>
        <source>什么都不做也有 {0} 项算做到</source>
        <translation>who does nothing still meets {0}</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>已取消。</source>
        <translation>Cancelled.</translation>
    </message>
    <message>
        <source>开始试跑</source>
        <translation>Start the trial</translation>
    </message>
    <message>
        <source>推演停不下来：有情景注入互相触发。</source>
        <translation>The drill comes to no rest: injects set each other off.</translation>
    </message>
    <message>
        <source>样样做对仍有 {0} 项没做到</source>
        <translation>who does all right still misses {0}</translation>
    </message>
    <message>
        <source>正在复制街道数据…</source>
        <translation>Copying the street&apos;s data…</translation>
    </message>
    <message>
        <source>没有试跑：{0}</source>
        <translation>Not tried: {0}</translation>
    </message>
    <message>
        <source>注入失败：{0}</source>
        <translation>Inject failed: {0}</translation>
    </message>
    <message>
        <source>目标、评估标准</source>
        <translation>Objectives, expectations</translation>
    </message>
    <message>
        <source>试跑中断了：{0}</source>
        <translation>The trial broke off: {0}</translation>
    </message>
    <message>
        <source>试跑之后脚本又改过</source>
        <translation>the scenario was changed after the trial</translation>
    </message>
    <message>
        <source>试跑没有启动，请重试。</source>
        <translation>The trial could not be started; try again.</translation>
    </message>
    <message>
        <source>试跑结果</source>
        <translation>Results of the trial</translation>
    </message>
    <message>
        <source>试跑进度</source>
        <translation>Progress of the trial</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>UnderWay</name>
    <message>
        <source>{0} {1}（{2}，{3}前受理）</source>
        <translation>{0} {1} ({2}, taken in {3} ago)</translation>
    </message>
    <message>
        <source>并入 {0}</source>
        <translation>Join {0}</translation>
    </message>
    <message>
        <source>并入时，填的内容写进它的日志，勾选的报警一并关联。</source>
        <translation>Joining writes what you entered into its log and joins the ticked alarms.</translation>
    </message>
    <message>
        <source>并入时，填的内容写进它的日志；回拨电话属个人信息，不写进日志，请另行记下。</source>
        <translation>Joining writes what you entered into its log; the call-back number is personal data and does not go there: note it elsewhere.</translation>
    </message>
    <message>
        <source>这栋楼已有处置中的事件：</source>
        <translation>An incident is open at this building already:</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>VariantPart</name>
    <message>
        <source>与上面不同的内容（不填的照旧）</source>
        <translation>What is different from above (what is empty stays)</translation>
    </message>
    <message>
        <source>删除这个变体</source>
        <translation>Delete this variant</translation>
    </message>
    <message>
        <source>变体 {0}</source>
        <translation>Variant {0}</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>{0}，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>不填原因</source>
        <translation>No cause</translation>
    </message>
    <message>
        <source>不复核</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>已复核：{0}</source>
        <translation>Verified: {0}</translation>
    </message>
    <message>
        <source>已记为“{0}”。知道原因就点一下（可不填），选错了可以重选。</source>
        <translation>Recorded as “{0}”. Press the cause if it is known (optional); a wrong choice can be made again.</translation>
    </message>
    <message>
        <source>按数字或点一下就记下，不再询问。</source>
        <translation>A number or a click records it; nothing else is asked.</translation>
    </message>
    <message>
        <source>真火警</source>
        <translation>Real fire</translation>
    </message>
</context>
<context>
    <name>VersionsSection</name>
    <message>
        <source>历次改动</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>历次改动 {0} 版，新的在上</source>
        <translation>Versions: {0}, newest first</translation>
    </message>
    <message>
        <source>恢复选中版本</source>
        <translation>Restore selected version</translation>
    </message>
    <message>
        <source>本处没有改过这条规则。</source>
        <translation>This rule has not been changed here.</translation>
    </message>
</context>
<context>
    <name>WaitingDevices</name>
    <message>
        <source>{0} 台未接入的设备在报警，请到“设备接入”处理</source>
        <translation>{0} devices that are not connected say alarm; see &quot;Devices&quot;</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>✓ 已确认</source>
        <translation>✓ acknowledged</translation>
    </message>
    <message>
        <source>与消息代理断开：收不到新的报警，请电话核实</source>
        <translation>The broker is gone: no new alarm can come. Verify by telephone</translation>
    </message>
    <message>
        <source>屏蔽 {0}</source>
        <translation>Set aside {0}</translation>
    </message>
    <message>
        <source>报警服务写不了数据库：大屏不反映现场，请电话核实</source>
        <translation>The watch cannot write: this wall does not show what is outside. Verify by telephone</translation>
    </message>
    <message>
        <source>报警服务没有响应：大屏不反映现场，请电话核实</source>
        <translation>The watch is silent: this wall does not show what is outside. Verify by telephone</translation>
    </message>
    <message>
        <source>数据库读不出来：大屏不反映现场，请电话核实</source>
        <translation>The database does not answer: this wall does not show what is outside. Verify by telephone</translation>
    </message>
    <message>
        <source>无报警</source>
        <translation>No alarm</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>未知 · 无点位</source>
        <translation>Unknown · no sensors</translation>
    </message>
    <message>
        <source>未知 · 离线 {0}%</source>
        <translation>Unknown · {0}% silent</translation>
    </message>
    <message>
        <source>未确认 {0}</source>
        <translation>Waiting {0}</translation>
    </message>
    <message>
        <source>正在读取报警，现场情况未知</source>
        <translation>Reading alarms: what is outside is unknown</translation>
    </message>
</context>
<context>
    <name>WallBoard</name>
    <message>
        <source>{0} m 内可读</source>
        <translation>Legible up to {0} m</translation>
    </message>
    <message>
        <source>斜纹：情况未知</source>
        <translation>Hatched: unknown</translation>
    </message>
    <message>
        <source>最后所知：未结束 {0} · 未确认 {1}</source>
        <translation>Last known: open {0} · unacknowledged {1}</translation>
    </message>
    <message>
        <source>未结束 {0} · 未确认 {1}</source>
        <translation>Open {0} · unacknowledged {1}</translation>
    </message>
    <message>
        <source>没有报警</source>
        <translation>No alarm</translation>
    </message>
    <message>
        <source>没有报警，但 {0} 个居民区情况未知</source>
        <translation>No alarm, but {0} areas are unknown</translation>
    </message>
    <message>
        <source>粗框、粗字：有未确认</source>
        <translation>Heavy frame: waiting</translation>
    </message>
    <message>
        <source>细框、✓：都已确认</source>
        <translation>Thin frame, ✓: seen</translation>
    </message>
    <message>
        <source>还没有街道数据</source>
        <translation>No street yet</translation>
    </message>
    <message>
        <source>（已确认）</source>
        <translation> (acknowledged)</translation>
    </message>
</context>
<context>
    <name>WallWindow</name>
    <message>
        <source>守望 · 大屏</source>
        <translation>Shouwang · wall</translation>
    </message>
    <message>
        <source>演练 DRILL · 守望 · 大屏</source>
        <translation>DRILL · Shouwang · Wall</translation>
    </message>
</context>
<context>
    <name>WarningChip</name>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>预警 {0}</source>
        <translation>Warning {0}</translation>
    </message>
</context>
<context>
    <name>WarningForm</name>
    <message>
        <source>内容和防御要求</source>
        <translation>Text and what to do</translation>
    </message>
    <message>
        <source>发布单位（同单位同灾害的旧预警被替换）</source>
        <translation>Issuer (its older warning of the hazard is replaced)</translation>
    </message>
    <message>
        <source>时</source>
        <translation>h</translation>
    </message>
    <message>
        <source>有效时间（空：到解除为止）</source>
        <translation>Holds (empty: until lifted)</translation>
    </message>
    <message>
        <source>标题（必填）</source>
        <translation>Headline (required)</translation>
    </message>
    <message>
        <source>灾害</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>登记预警</source>
        <translation>Record a warning</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>请写小时数，如 6 或 12；不知道就空着。</source>
        <translation>Write a number of hours such as 6 or 12; leave it empty if unknown.</translation>
    </message>
    <message>
        <source>请写标题，照发布单位的原文。</source>
        <translation>Write the headline, in the issuer&apos;s words.</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>请选是哪种灾害；都不是就选“其他”。</source>
        <translation>Choose the hazard; if it is none of them, choose Other.</translation>
    </message>
    <message>
        <source>请选级别，照发布单位说的。</source>
        <translation>Choose the level that the issuer gives.</translation>
    </message>
</context>
<context>
    <name>WarningLine</name>
    <message>
        <source>导出 CAP</source>
        <translation>Export CAP</translation>
    </message>
    <message>
        <source>解除</source>
        <translation>Lifted</translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>{0} 发布</source>
        <translation>issued {0}</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>不是 CAP 1.2 预警</source>
        <translation>it is no CAP 1.2 warning</translation>
    </message>
    <message>
        <source>不是完整的 XML</source>
        <translation>it is no complete XML</translation>
    </message>
    <message>
        <source>停水</source>
        <translation>Water outage</translation>
    </message>
    <message>
        <source>停电</source>
        <translation>Power outage</translation>
    </message>
    <message>
        <source>公共卫生</source>
        <translation>Public health</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>危险化学品</source>
        <translation>Hazardous chemicals</translation>
    </message>
    <message>
        <source>发布单位 {0}</source>
        <translation>issuer {0}</translation>
    </message>
    <message>
        <source>台风</source>
        <translation>Typhoon</translation>
    </message>
    <message>
        <source>含有文档类型声明，为防攻击不读</source>
        <translation>it has a document type, and is not read lest it attack</translation>
    </message>
    <message>
        <source>地震</source>
        <translation>Earthquake</translation>
    </message>
    <message>
        <source>大雾</source>
        <translation>Fog</translation>
    </message>
    <message>
        <source>大风</source>
        <translation>Gale</translation>
    </message>
    <message>
        <source>寒潮</source>
        <translation>Cold wave</translation>
    </message>
    <message>
        <source>层次太深</source>
        <translation>it is nested too deeply</translation>
    </message>
    <message>
        <source>引用的预警不合规定</source>
        <translation>its references are not as they should be</translation>
    </message>
    <message>
        <source>文件太大</source>
        <translation>the file is too large</translation>
    </message>
    <message>
        <source>时间不对</source>
        <translation>a time is wrong</translation>
    </message>
    <message>
        <source>暴雨</source>
        <translation>Rainstorm</translation>
    </message>
    <message>
        <source>有不认识的取值</source>
        <translation>it has a value that is not known</translation>
    </message>
    <message>
        <source>有效至 {0}</source>
        <translation>until {0}</translation>
    </message>
    <message>
        <source>橙色</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>没有读入：{0}。请向发布单位要原文件，或手工登记。</source>
        <translation>Not read: {0}. Ask its issuer for the file, or record it by hand.</translation>
    </message>
    <message>
        <source>没有这种灾害，请从列表里选。</source>
        <translation>There is no such hazard; choose from the list.</translation>
    </message>
    <message>
        <source>没有预警内容</source>
        <translation>it has no warning in it</translation>
    </message>
    <message>
        <source>洪水</source>
        <translation>Flood</translation>
    </message>
    <message>
        <source>演练 DRILL</source>
        <translation>DRILL</translation>
    </message>
    <message>
        <source>火灾</source>
        <translation>Fire</translation>
    </message>
    <message>
        <source>燃气</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>红色</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>级别不明</source>
        <translation>Level unknown</translation>
    </message>
    <message>
        <source>结束早于开始</source>
        <translation>it ends before it begins</translation>
    </message>
    <message>
        <source>编号或发送方不合规定</source>
        <translation>its identifier or sender is not as it should be</translation>
    </message>
    <message>
        <source>缺少必填项</source>
        <translation>something required is missing</translation>
    </message>
    <message>
        <source>蓝色</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>解除前有效</source>
        <translation>until lifted</translation>
    </message>
    <message>
        <source>这条预警已经收过，没有重复登记；级别有变请登记新的一条。</source>
        <translation>This warning was taken in before and was not recorded twice; if its level has changed, record a new one.</translation>
    </message>
    <message>
        <source>这条预警已被更新、解除或到期，列表已刷新，不用再处理。</source>
        <translation>This warning was updated, lifted or is over; the list is up to date, nothing is left to do.</translation>
    </message>
    <message>
        <source>雨雪冰冻</source>
        <translation>Snow and ice</translation>
    </message>
    <message>
        <source>雷电</source>
        <translation>Thunderstorm</translation>
    </message>
    <message>
        <source>霾</source>
        <translation>Haze</translation>
    </message>
    <message>
        <source>预警的结束时间早于开始时间，请改有效时间。</source>
        <translation>The warning would end before it begins; change how long it holds.</translation>
    </message>
    <message>
        <source>预警级别只有蓝、黄、橙、红四级，请选一级。</source>
        <translation>Warnings have four levels: blue, yellow, orange, red; choose one.</translation>
    </message>
    <message>
        <source>风暴潮</source>
        <translation>Storm surge</translation>
    </message>
    <message>
        <source>高温</source>
        <translation>Heat</translation>
    </message>
    <message>
        <source>黄色</source>
        <translation>Yellow</translation>
    </message>
</context>
<context>
    <name>WarningsBand</name>
    <message>
        <source>CAP 1.2 预警 (*.xml *.cap)</source>
        <translation>CAP 1.2 warnings (*.xml *.cap)</translation>
    </message>
    <message>
        <source>CAP 1.2 预警 (*.xml)</source>
        <translation>CAP 1.2 warnings (*.xml)</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} 条，另有 {1} 条级别较低</source>
        <translation>{0}, {1} of them less severe and not shown</translation>
    </message>
    <message>
        <source>发布单位已解除“{0}”？登记后不能撤销。</source>
        <translation>Has its issuer lifted “{0}”? This cannot be taken back.</translation>
    </message>
    <message>
        <source>已导出 {0}</source>
        <translation>Exported {0}</translation>
    </message>
    <message>
        <source>已登记 {0}</source>
        <translation>Recorded {0}</translation>
    </message>
    <message>
        <source>已读入 {0}</source>
        <translation>Read {0}</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>生效预警</source>
        <translation>Warnings in force</translation>
    </message>
    <message>
        <source>登记解除</source>
        <translation>Record that it is lifted</translation>
    </message>
    <message>
        <source>登记预警</source>
        <translation>Record a warning</translation>
    </message>
    <message>
        <source>读入 CAP</source>
        <translation>Read CAP</translation>
    </message>
    <message>
        <source>预警</source>
        <translation>Warning</translation>
    </message>
</context>
<context>
    <name>WindowDetail</name>
    <message>
        <source>{0} 定于 {1}</source>
        <translation>Planned by {0} at {1}</translation>
    </message>
    <message>
        <source>原因：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>取消计划</source>
        <translation>Cancel the plan</translation>
    </message>
    <message>
        <source>在左边选一行，或按 Ctrl+N 定一个新的。</source>
        <translation>Select a row on the left, or press Ctrl+N to plan a new one.</translation>
    </message>
    <message>
        <source>已撤销，{0}继续屏蔽</source>
        <translation>Undone, {0} stays suppressed</translation>
    </message>
    <message>
        <source>已结束：{0}照常报警</source>
        <translation>Ended: {0} raises alarms as ever</translation>
    </message>
    <message>
        <source>新的计划屏蔽</source>
        <translation>New planned suppression</translation>
    </message>
    <message>
        <source>条报警正被屏蔽</source>
        <translation>alarms suppressed now</translation>
    </message>
    <message>
        <source>没有选中计划屏蔽</source>
        <translation>No planned suppression selected</translation>
    </message>
    <message>
        <source>现在结束</source>
        <translation>End now</translation>
    </message>
    <message>
        <source>计划屏蔽</source>
        <translation>Planned suppression</translation>
    </message>
    <message>
        <source>；{0} 提前结束于 {1}</source>
        <translation>; ended early by {0} at {1}</translation>
    </message>
</context>
<context>
    <name>WindowForm</name>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>定下计划</source>
        <translation>Plan it</translation>
    </message>
    <message>
        <source>居民区、小区、楼栋、点位的名称、编码或拼音首字母</source>
        <translation>Name, code or pinyin initials of an area, compound, building or sensor</translation>
    </message>
    <message>
        <source>屏蔽期间报警照常记录，不响、不进报警列表；结束时还在的会回到报警列表。</source>
        <translation>Alarms are recorded as ever during it, but do not sound nor stand in the alarm list; what still holds at its end comes back.</translation>
    </message>
    <message>
        <source>已定下计划屏蔽：{0}</source>
        <translation>Suppression planned: {0}</translation>
    </message>
    <message>
        <source>已撤销，{0}照常报警</source>
        <translation>Undone, {0} raises alarms as ever</translation>
    </message>
    <message>
        <source>感知类型</source>
        <translation>Sensor kind</translation>
    </message>
    <message>
        <source>消防维保</source>
        <translation>Fire system maintenance</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>现在开始屏蔽</source>
        <translation>Suppress from now</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>装修施工</source>
        <translation>Renovation</translation>
    </message>
    <message>
        <source>设备更换</source>
        <translation>Device replaced</translation>
    </message>
    <message>
        <source>请从列表里选一个范围，或点“全街道”。</source>
        <translation>Choose a place from the list, or “Whole street”.</translation>
    </message>
    <message>
        <source>请写原因：屏蔽了什么、为什么，人人都要看得到。</source>
        <translation>Give a reason: everybody must see what is suppressed and why.</translation>
    </message>
</context>
<context>
    <name>WindowKeys</name>
    <message>
        <source>下一区、上一区</source>
        <translation>next pane, the one before</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>next field</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>save</translation>
    </message>
    <message>
        <source>全部按键</source>
        <translation>all keys</translation>
    </message>
    <message>
        <source>写一条日志</source>
        <translation>write a line of the log</translation>
    </message>
    <message>
        <source>写东西时</source>
        <translation>While writing</translation>
    </message>
    <message>
        <source>去哪里</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>图上看</source>
        <translation>show on the map</translation>
    </message>
    <message>
        <source>帮助：本页的按键</source>
        <translation>help: the page&apos;s keys</translation>
    </message>
    <message>
        <source>建事件</source>
        <translation>new incident</translation>
    </message>
    <message>
        <source>开关大屏</source>
        <translation>wall on and off</translation>
    </message>
    <message>
        <source>打印当前页</source>
        <translation>print this page</translation>
    </message>
    <message>
        <source>找页面、命令、地点</source>
        <translation>find pages, commands, places</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>收起，草稿留下</source>
        <translation>put away, the draft stays</translation>
    </message>
    <message>
        <source>放大、缩小、原大</source>
        <translation>larger, smaller, as it was</translation>
    </message>
    <message>
        <source>本页</source>
        <translation>This page</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>find</translation>
    </message>
    <message>
        <source>确认屏幕上的</source>
        <translation>acknowledge what is on screen</translation>
    </message>
    <message>
        <source>确认最新最高的一条</source>
        <translation>acknowledge the newest of the highest</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>重做输入的字</source>
        <translation>redo what was typed</translation>
    </message>
    <message>
        <source>锁定，报警照常</source>
        <translation>lock; alarms go on</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>silence</translation>
    </message>
</context>
<context>
    <name>WindowsTab</name>
    <message>
        <source>定计划屏蔽</source>
        <translation>Plan a suppression</translation>
    </message>
    <message>
        <source>新的计划屏蔽</source>
        <translation>new planned window</translation>
    </message>
    <message>
        <source>进行中 {0} · 正屏蔽 {1} 条报警</source>
        <translation>{0} running · {1} alarms suppressed</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>{0} 条报警</source>
        <translation>{0} alarms</translation>
    </message>
</context>
<context>
    <name>YearList</name>
    <message>
        <source>本年已开展 {0} / {1}</source>
        <translation>Held this year: {0} / {1}</translation>
    </message>
</context>
</TS>
