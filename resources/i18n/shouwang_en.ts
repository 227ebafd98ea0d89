<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AlarmBoard</name>
    <message>
        <source>没有确认：别人已经确认，或级别刚刚升高，请再看一眼。</source>
        <translation>Not acknowledged: somebody else did it, or the level has just risen. Please look again.</translation>
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
        <source>先做三件事</source>
        <translation>Three things to do first</translation>
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
        <source>图上看</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>居委会 {0}</source>
        <translation>Committee {0}</translation>
    </message>
    <message>
        <source>已复核：{0}，{1}</source>
        <translation>Verified: {0}, {1}</translation>
    </message>
    <message>
        <source>建事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>微型消防站 {0}</source>
        <translation>Micro fire station {0}</translation>
    </message>
    <message>
        <source>最近避难点 {0} {1} m（{2}）</source>
        <translation>Nearest shelter {0} {1} m ({2})</translation>
    </message>
    <message>
        <source>最近避难点 {0} {1} m（{2}，余 {3}）</source>
        <translation>Nearest shelter {0} {1} m ({2}, free {3})</translation>
    </message>
    <message>
        <source>本楼 {0} 层 · {1} 户 · {2} 人</source>
        <translation>Floors {0} · households {1} · residents {2}</translation>
    </message>
    <message>
        <source>楼组长 {0} {1}</source>
        <translation>Building leader {0} {1}</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>真实</source>
        <translation>Real</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>脆弱人群 {0} 人</source>
        <translation>Vulnerable people {0}</translation>
    </message>
    <message>
        <source>设备故障</source>
        <translation>Device fault</translation>
    </message>
    <message>
        <source>误报</source>
        <translation>False alarm</translation>
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
        <source>图上看</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>建事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>报警服务没有响应：屏幕不反映现场，请电话核实。</source>
        <translation>The watch does not respond: the screen does not show the situation. Check by phone.</translation>
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
        <source>静音</source>
        <translation>Silence</translation>
    </message>
</context>
<context>
    <name>AlarmTable</name>
    <message>
        <source>历时</source>
        <translation>Age</translation>
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
</context>
<context>
    <name>AlarmWords</name>
    <message>
        <source>✓ {0} 待复核</source>
        <translation>✓ {0}, to verify</translation>
    </message>
    <message>
        <source>事件 {0}</source>
        <translation>Inc. {0}</translation>
    </message>
    <message>
        <source>未确认（信号已恢复）</source>
        <translation>Unacked, cleared</translation>
    </message>
</context>
<context>
    <name>AlarmsPage</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部居民区</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>共有 {0} 条报警未显示，点“清除筛选”查看全部。</source>
        <translation>Alarms not shown: {0}. “Clear filters” shows all.</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>它正在自动重启；恢复前请电话核实，按 F12 看运行诊断。</source>
        <translation>It is being restarted. Until it is back, check by phone; F12 shows the diagnostics.</translation>
    </message>
    <message>
        <source>已恢复</source>
        <translation>Cleared</translation>
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
        <source>换一个词，或放宽居民区和类型的筛选。</source>
        <translation>Try another word, or widen the filters of area and kind.</translation>
    </message>
    <message>
        <source>新报警会出现在这里和上方的报警条，并发出声音。</source>
        <translation>New alarms appear here and in the strip above, with a sound.</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unacked</translation>
    </message>
    <message>
        <source>查找地点、设备、人员</source>
        <translation>Place, device, person</translation>
    </message>
    <message>
        <source>正在读取报警</source>
        <translation>Reading the alarms</translation>
    </message>
    <message>
        <source>没有找到报警记录</source>
        <translation>No alarm found</translation>
    </message>
    <message>
        <source>没有报警</source>
        <translation>No alarms</translation>
    </message>
    <message>
        <source>没有符合筛选的报警</source>
        <translation>No alarm matches the filters</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Active</translation>
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
    <name>ConfirmBar</name>
    <message>
        <source>不动</source>
        <translation>Leave it</translation>
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
    <name>DiagnosticsPage</name>
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
        <source>别人刚刚改动了这条记录，已显示最新内容，请再看一眼后重试。</source>
        <translation>Somebody has just changed this record; the latest is shown. Look again and retry.</translation>
    </message>
    <message>
        <source>您的角色没有这项权限，请联系值班长。</source>
        <translation>Your role may not do this; ask the shift leader.</translation>
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
        <source>人员求助</source>
        <translation>Person in need</translation>
    </message>
    <message>
        <source>从未上报</source>
        <translation>Never reported</translation>
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
        <source>其他来源</source>
        <translation>Other source</translation>
    </message>
    <message>
        <source>内容过大</source>
        <translation>Too large</translation>
    </message>
    <message>
        <source>区里交办</source>
        <translation>District</translation>
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
        <source>巡查发现</source>
        <translation>Patrol</translation>
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
        <source>已恢复未确认</source>
        <translation>Cleared, unacked</translation>
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
        <source>微型消防站</source>
        <translation>Micro fire station</translation>
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
        <source>未登记的点位</source>
        <translation>Unknown sensor</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Unacked</translation>
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
        <source>电气火灾</source>
        <translation>Electrical fire</translation>
    </message>
    <message>
        <source>电气火灾 · 剩余电流</source>
        <translation>Electrical · leakage</translation>
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
        <source>群众来电</source>
        <translation>Resident&apos;s call</translation>
    </message>
    <message>
        <source>街道储备点</source>
        <translation>Street reserve</translation>
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
        <source>误报</source>
        <translation>False alarm</translation>
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
        <source>避难点</source>
        <translation>Shelters</translation>
    </message>
    <message>
        <source>避难点位</source>
        <translation>Shelter</translation>
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
        <source>守望</source>
        <translation>Shouwang</translation>
    </message>
    <message>
        <source>新建事件</source>
        <translation>New incident</translation>
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
        <source>{0} 级报警</source>
        <translation>Level {0} alarm</translation>
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
    <name>Opening</name>
    <message>
        <source>个人信息的密钥不对：{0}。请放回原来的 personal.key。</source>
        <translation>The key of the personal data is wrong: {0}. Put the original personal.key back.</translation>
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
        <source>离线 {0} · 从未上报 {1}</source>
        <translation>stale {0} · never reported {1}</translation>
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
        <source>态势</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>报警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>物资</source>
        <translation>Supplies</translation>
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
    <name>PlaceField</name>
    <message>
        <source>小区、楼号、楼层、房间；输入几个字可选楼栋</source>
        <translation>Compound, building, floor, room; type to choose a building</translation>
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
    <name>Settings</name>
    <message>
        <source>当前已有人当班，请先交班。</source>
        <translation>Somebody is on duty; hand over first.</translation>
    </message>
    <message>
        <source>现在无人当班，请先登记接班。</source>
        <translation>Nobody is on duty; start a shift first.</translation>
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
        <source>报警声音</source>
        <translation>Alarm sound</translation>
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
        <source>试声音</source>
        <translation>Test sound</translation>
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
        <source>与区平台的同步还没有建成。</source>
        <translation>Synchronisation with the district is not built yet.</translation>
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
        <source>感知网</source>
        <translation>Sensors</translation>
    </message>
    <message>
        <source>报警不会响，请接上音箱或耳机。</source>
        <translation>Alarms will not sound; connect a loudspeaker or headset.</translation>
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
        <source>无音频设备</source>
        <translation>no device</translation>
    </message>
    <message>
        <source>未接入 · 待上报 —</source>
        <translation>off · unsent —</translation>
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
</TS>
