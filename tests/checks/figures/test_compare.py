"""What the comparison says of two blocks, and what it leaves alone."""

import datetime as dt
import re

import pytest

from bulletin.checks.figures import Difference, Fault, compare
from bulletin.model.finding import Severity

TOLD = dt.date(2024, 9, 27)


def only(zh: str, en: str) -> Difference:
    (difference,) = compare(zh, en, TOLD)
    return difference


def test_an_order_of_magnitude_says_how_each_side_was_read() -> None:
    """The message names the factor, both figures and both readings, in both languages."""
    found = only("实现营收9.79亿元。", "Revenue came to 9.79 billion yuan.")
    assert found.fault is Fault.MAGNITUDE
    assert found.message.en == (
        "ten times too large: 9.79亿元 = 979,000,000 yuan; "
        "the English has 9.79 billion yuan = 9,790,000,000 yuan"
    )
    assert found.message.zh == (
        "英文是中文的10倍：中文 9.79亿元 = 979,000,000元，"
        "英文 9.79 billion yuan = 9,790,000,000元。"
    )
    assert found.zh is not None
    assert found.en is not None
    assert (found.zh.start, found.zh.end) == (4, 10)
    assert (found.en.start, found.en.end) == (16, 33)


def test_an_order_of_magnitude_between_units_is_told_by_the_sizes_themselves() -> None:
    """The factor is that of the areas, not of the numbers."""
    found = only("占地680亩。", "It covers 4.5 hectares.")
    assert found.message.en.startswith("ten times too small: 680亩 = 680 mu; ")
    assert found.message.zh.startswith("英文是中文的10分之一：")
    found = only("人口（万人）\n65.4", "People (million)\n6.54")
    assert found.message.en == (
        "ten times too large: 65.4 = 654,000; the English has 6.54 = 6,540,000"
    )


@pytest.mark.parametrize(
    ("zh", "en", "fault", "severity"),
    [
        ("共有637套住房。", "There are 673 flats.", Fault.VALUE, Severity.ERROR),
        ("共有637套住房。", "There are flats.", Fault.MISSING, Severity.ERROR),
        ("共有住房。", "There are 637 flats.", Fault.ADDED, Severity.ERROR),
        ("用了三个月。", "It took three weeks.", Fault.UNIT, Severity.ERROR),
        ("降低3个百分点。", "It fell by 3 percent.", Fault.UNIT, Severity.ERROR),
        ("耗资2亿元。", "It cost 200 million euros.", Fault.CURRENCY, Severity.ERROR),
        ("9月27日开幕。", "It opens on September 28.", Fault.DATE, Severity.ERROR),
        ("周三开课。", "Classes start on Thursday.", Fault.DATE, Severity.ERROR),
        ("25日获悉，近日开工。", "Told on the 29th: work began.", Fault.DATE, Severity.ERROR),
        ("吸引200余名青年。", "It drew nearly 200 young people.", Fault.REVERSED, Severity.ERROR),
        ("吸引200余名青年。", "It drew 200 young people.", Fault.HEDGE, Severity.WARNING),
        ("去年增长3%。", "It grew by 3% in 2021.", Fault.DATE, Severity.ERROR),
        ("受理8500件。", "It took under 8,500 cases.", Fault.REVERSED, Severity.ERROR),
        ("不足8500件。", "It took 8,500 cases.", Fault.REVERSED, Severity.ERROR),
        ("上座率不超过30%。", "Over 30% of seats are sold.", Fault.REVERSED, Severity.ERROR),
        ("较此前30日的平均价高。", "It is above the average.", Fault.MISSING, Severity.WARNING),
        ("专家组26日到访。", "The experts came.", Fault.MISSING, Severity.ERROR),
        (
            "2020年9月1日入伍，2021年6月退役。",
            "They join on September 1 and leave in June 2021.",
            Fault.DATE,
            Severity.ERROR,
        ),
        ("后年上半年完工。", "It is due in the first half of 2027.", Fault.DATE, Severity.ERROR),
        ("净利润为12亿日元。", "Net profit was 1.2 billion yuan.", Fault.CURRENCY, Severity.ERROR),
        ("半个多世纪后。", "More than a century on.", Fault.VALUE, Severity.ERROR),
        ("跌破30点。", "It fell to above 30.", Fault.REVERSED, Severity.ERROR),
        ("一年内完成。", "It will be finished in two years.", Fault.VALUE, Severity.ERROR),
        ("近半数捐出。", "Nearly a third was given away.", Fault.VALUE, Severity.ERROR),
        ("每分钟300件。", "There are 300 every hour.", Fault.UNIT, Severity.ERROR),
        ("每平方米7万元。", "It is 70,000 yuan a square foot.", Fault.UNIT, Severity.ERROR),
        ("不到三小时结束。", "It took over three hours.", Fault.REVERSED, Severity.ERROR),
        ("最低气温零下6℃。", "The low was 6°C.", Fault.VALUE, Severity.ERROR),
        ("用户达10.32亿。", "It has 1.03 billion users.", Fault.HEDGE, Severity.WARNING),
        ("9月23日（周一）开幕。", "It opens on Monday.", Fault.MISSING, Severity.WARNING),
        ("2015年4月27日签署。", "It was signed on April 27.", Fault.DATE, Severity.ERROR),
        ("7月26日电 26日降雨。", "July 26 – It rained on June 26.", Fault.DATE, Severity.ERROR),
        ("7月26日电 25日降雨。", "July 26 – It rained on May 25.", Fault.DATE, Severity.ERROR),
        ("三月的最后一个星期日。", "The last Thursday of March.", Fault.DATE, Severity.ERROR),
        ("上半年增长5%。", "It grew 5% in the first quarter.", Fault.UNIT, Severity.ERROR),
        ("两年内完工。", "It will be finished in two months.", Fault.UNIT, Severity.ERROR),
        ("占地300平方米。", "A 300-cubic-metre site.", Fault.UNIT, Severity.ERROR),
        ("他是第六位得主。", "He is the first winner.", Fault.VALUE, Severity.ERROR),
        ("占比由6%升至9%。", "The share rose from 9% to 6%.", Fault.VALUE, Severity.ERROR),
        ("杭州、宁波分别有12家和15家。", "They have 15 and 12.", Fault.VALUE, Severity.ERROR),
        ("喀什等三地开会。", "Officials met in five regions.", Fault.VALUE, Severity.ERROR),
        ("粉丝百万。", "It has billions of fans.", Fault.MAGNITUDE, Severity.ERROR),
        ("7月26日电 26日阅兵。", "July 26 – On the 23rd they paraded.", Fault.DATE, Severity.ERROR),
        ("一号启程。", "They left on the 5th.", Fault.DATE, Severity.ERROR),
        ("神舟十三号升空。", "Shenzhou-12 was launched.", Fault.VALUE, Severity.ERROR),
        ("神舟十三号升空。", "Shenzhou XII was launched.", Fault.VALUE, Severity.ERROR),
        ("再获两位数增长。", "Triple-digit growth again.", Fault.VALUE, Severity.ERROR),
        ("她梅开二度。", "She scored three times.", Fault.VALUE, Severity.ERROR),
        ("是去年的两倍。", "It was triple last year's.", Fault.VALUE, Severity.ERROR),
        ("三人夺冠。", "The quartet won.", Fault.VALUE, Severity.ERROR),
        ("病例过8万。", "There are fewer than 80,000 cases.", Fault.REVERSED, Severity.ERROR),
        ("几乎增加了10%。", "It grew by more than 10%.", Fault.REVERSED, Severity.ERROR),
        ("下午2时至4时。", "From 2 to 5 pm.", Fault.DATE, Severity.ERROR),
        ("每三人就有一人受益。", "One in five benefits.", Fault.VALUE, Severity.ERROR),
        ("每10个人中有3个换过工作。", "Four in ten had changed jobs.", Fault.VALUE, Severity.ERROR),
        ("三分之二以上通过。", "Fewer than two-thirds passed.", Fault.REVERSED, Severity.ERROR),
        ("出口增长12.3%。", "Exports fell 12.3%.", Fault.REVERSED, Severity.ERROR),
        ("失业率回落0.2个百分点。", "Up by 0.2 points.", Fault.REVERSED, Severity.ERROR),
        ("股价上涨超过 5%。", "Shares fell more than 5%.", Fault.REVERSED, Severity.ERROR),
        ("两个来小时后。", "Two days later.", Fault.UNIT, Severity.ERROR),
        ("超过两年。", "In less than two years.", Fault.REVERSED, Severity.ERROR),
        ("二00一年建成。", "It was built in 2011.", Fault.DATE, Severity.ERROR),
        ("连续两个季度增长。", "It grew for four quarters.", Fault.VALUE, Severity.ERROR),
        ("23点45分开始。", "It began at 2335 GMT.", Fault.DATE, Severity.ERROR),
        ("由15%升至30%。", "From 15 points to 30%.", Fault.UNIT, Severity.ERROR),
        ("“3·15”晚会。", "The March 25 gala.", Fault.DATE, Severity.ERROR),
        ("近三个小时。", "More than three hours.", Fault.REVERSED, Severity.ERROR),
        ("用地减少300亩。", "A 300-mu increase.", Fault.REVERSED, Severity.ERROR),
        ("恢复至三成。", "It recovered somewhat.", Fault.MISSING, Severity.ERROR),
        ("探测到三十五亿粒子。", "It detected particles.", Fault.MISSING, Severity.ERROR),
        ("近一半住在山区。", "More than half live in the hills.", Fault.REVERSED, Severity.ERROR),
        ("票房50亿元（7亿美元）。", "It took 5 billion yuan.", Fault.MISSING, Severity.ERROR),
        ("耗资7亿元。", "It cost 700 million yuan ($190 million).", Fault.ADDED, Severity.ERROR),
        ("9月26日开幕。", "It opened on Wednesday.", Fault.DATE, Severity.ERROR),
        ("前三季度增长5%。", "It grew 5% in the first five quarters.", Fault.VALUE, Severity.ERROR),
        ("连续三届夺冠。", "She won at six Games in a row.", Fault.VALUE, Severity.ERROR),
        ("在24个行业中，15个下降。", "Of 24, 19 fell.", Fault.VALUE, Severity.ERROR),
        ("清代古墓群。", "Tombs of the Qing (from 1644).", Fault.ADDED, Severity.WARNING),
        ("东盟（10+1）会议。", "The ASEAN meeting.", Fault.MISSING, Severity.WARNING),
        ("2015年3月起试点。", "Trials began in 2015.", Fault.MISSING, Severity.WARNING),
        ("40年前建校。", "It opened 40 years ago, in 1984.", Fault.ADDED, Severity.WARNING),
        ("影片《百鸟》上映。", "The film The Seven Hundred opened.", Fault.ADDED, Severity.WARNING),
        ("它像飞鱼9号，飞鱼10号也如此。", "It is like Feiyu-9.", Fault.MISSING, Severity.WARNING),
        ("收费88港元。", "It costs £88.", Fault.CURRENCY, Severity.ERROR),
        ("是上年的1.3倍。", "It was up 33% on the year.", Fault.VALUE, Severity.ERROR),
        ("是上年的4倍。", "It was three times that of 2023.", Fault.VALUE, Severity.ERROR),
        ("第三节反超。", "They led after the second quarter.", Fault.VALUE, Severity.ERROR),
        ("早上6点至9点封路。", "Closed from 6 to 8 a.m.", Fault.DATE, Severity.ERROR),
        ("11月3日至8日停电。", "In the Nov. 3-9 period.", Fault.DATE, Severity.ERROR),
        ("最低零下21度。", "A low of 12 degrees below zero.", Fault.VALUE, Severity.ERROR),
        ("占地64万平方米。", "It covers 64 000 square metres.", Fault.MAGNITUDE, Severity.ERROR),
        ("单位：万人\n1262.4", "Unit: thousand\n1,262.4", Fault.MAGNITUDE, Severity.ERROR),
        ("人口（万人）\n65.4", "People (million)\n6.54", Fault.MAGNITUDE, Severity.ERROR),
        ("（万人）\n1262.4\n12", "(million)\n12.642\n0.12", Fault.VALUE, Severity.ERROR),
        ("证书编号2025ZJ0418。", "Certificate no. 2025ZJ0481.", Fault.VALUE, Severity.ERROR),
        ("占地680亩。", "It covers 450 hectares.", Fault.MAGNITUDE, Severity.ERROR),
        ("产量超13亿斤。", "Output topped 6.5 million tonnes.", Fault.MAGNITUDE, Severity.ERROR),
        ("产量增长两倍。", "Output doubled.", Fault.VALUE, Severity.ERROR),
        ("12家共投120万港元。", "The 12 put in HK$12m.", Fault.MAGNITUDE, Severity.ERROR),
        (
            "票价60元，60岁以上免费。",
            "It costs 600 yuan; those over 60 enter free.",
            Fault.MAGNITUDE,
            Severity.ERROR,
        ),
        ("注资3.2亿人民币。", "It put in 320 million euros.", Fault.CURRENCY, Severity.ERROR),
        ("双十一开卖。", "On sale on Singles' Day (Oct. 11).", Fault.ADDED, Severity.ERROR),
        ("08年建成。", "It was built in 2009.", Fault.DATE, Severity.ERROR),
        ("等了41小时。", "They scored in the 41st minute.", Fault.UNIT, Severity.ERROR),
        ("演出半天。", "The show took half an hour.", Fault.UNIT, Severity.ERROR),
        ("八年后竣工。", "It was done a decade later.", Fault.VALUE, Severity.ERROR),
        ("离海一公里。", "It is a mile from the sea.", Fault.UNIT, Severity.ERROR),
        ("在四家书店试售。", "It is tried in two bookshops.", Fault.VALUE, Severity.ERROR),
        ("吸引408人。", "It drew as many as 400 people.", Fault.VALUE, Severity.ERROR),
        ("派出八名医生。", "Several doctors were sent.", Fault.MISSING, Severity.ERROR),
        ("派出若干名医生。", "Eight doctors were sent.", Fault.ADDED, Severity.ERROR),
        (
            "首个园区，种有1种竹子。",
            "The first park has ten bamboos.",
            Fault.MAGNITUDE,
            Severity.ERROR,
        ),
        ("运动7小时或更多。", "They train for seven or more days.", Fault.UNIT, Severity.ERROR),
        ("在一起演出，离海一公里。", "They play a mile from the sea.", Fault.UNIT, Severity.ERROR),
        ("五家先开，第二家在南岸。", "Two open; a second lies south.", Fault.VALUE, Severity.ERROR),
        ("球队只有六次夺冠。", "The team won only twice.", Fault.VALUE, Severity.ERROR),
        (
            "评出十佳司机、十佳护士。",
            "The top ten drivers, top nine nurses.",
            Fault.VALUE,
            Severity.ERROR,
        ),
        ("入选百强镇。", "It is one of the top several towns.", Fault.MISSING, Severity.ERROR),
        ("十多年前还很少见。", "It was rare several years ago.", Fault.MISSING, Severity.ERROR),
        (
            "一对夫妻带着另外两个孩子。",
            "A couple with five other children.",
            Fault.VALUE,
            Severity.ERROR,
        ),
        (
            "2021年（2020年5月至2021年6月）的目标。",
            "The target for 2021 (May 2021 to June 2021).",
            Fault.DATE,
            Severity.ERROR,
        ),
        ("截至5月27日24时有效。", "It is valid until May 27.", Fault.MISSING, Severity.WARNING),
        ("至5月27日14时有效。", "It is valid until May 27.", Fault.MISSING, Severity.ERROR),
        ("飞鱼16号试航。", "Flying Fish 17 sailed.", Fault.VALUE, Severity.ERROR),
        (
            "上一次停航已是八年前。",
            "It is a decade since the last halt.",
            Fault.VALUE,
            Severity.ERROR,
        ),
        ("增长38.2%。", "It grew by 38 percent.", Fault.HEDGE, Severity.WARNING),
        ("增长38.2%。", "It grew by 39 percent.", Fault.VALUE, Severity.ERROR),
        ("派出八名医生。", "Doctors were sent.", Fault.MISSING, Severity.WARNING),
        ("周二签约，周五动工。", "Signed on Tuesday; work began.", Fault.MISSING, Severity.ERROR),
        ("周二签约。", "Signed on Tuesday; told on Friday.", Fault.ADDED, Severity.ERROR),
        ("26日揭幕。", "It was unveiled on Friday.", Fault.DATE, Severity.ERROR),
        ("9月20日揭幕。", "It opened on September 20, 2019.", Fault.DATE, Severity.ERROR),
        (
            "2018年动工，9月20日揭幕。",
            "Begun in 2018, it opened on September 20, 2016.",
            Fault.DATE,
            Severity.ERROR,
        ),
    ],
)
def test_each_kind_of_fault_is_named_and_weighed(
    zh: str, en: str, fault: Fault, severity: Severity
) -> None:
    """One cause gives one difference of the right kind."""
    found = only(zh, en)
    assert (found.fault, found.severity) == (fault, severity)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("缩短至12个月。", "It was cut to a year."),
        ("占地600亩。", "It covers 40 hectares."),
        ("全程20里。", "The route is 10 kilometres long."),
        ("投资5000万元。", "The investment is 50 million yuan ($7 million)."),
        ("近30家企业。", "Some 30 companies took part."),
        ("举办活动10余场。", "More than a dozen events were held."),
        ("累计1278人。", "More than 1,200 people in all."),
        ("今年新增13家。", "In 2024 it added 13."),
        ("票房7亿美元（约合50亿元）。", "It took $700 million."),
        ("8月1日起实行，24日宣布。", "It starts on August 1, they said on July 24."),
        ("下午2时至4时。", "From 2 to 4 pm."),
        ("到中午，已有3万人。", "By noon there were 30,000."),
        ("每三人就有一人受益。", "One in three benefits."),
        ("超过三分之二以上通过。", "More than two-thirds passed."),
        ("涨幅回落0.3个百分点。", "Growth slowed by 0.3 percentage points."),
        ("同比下降5%，降至3万吨。", "Down 5%, it fell to 30,000 tonnes."),
        ("二00一年比一九八九年增长两成。", "In 2001 it was up 20% on 1989."),
        ("每增长1个百分点。", "Every percentage point of growth."),
        ("“911”袭击。", "The 9/11 attacks."),
        ("《World Outlook - July 2017》报告。", "The report, World Outlook - July 2017."),
        ("五十年代早期到六十年代。", "From the early nineteen fifties to the sixties."),
        ("7点45分（格林尼治时间23点45分）。", "At 7.45am (2345 GMT)."),
        ("连续两个季度增长7%。", "It grew 7% for two quarters in a row."),
        ("完成四分之三。", "Three quarters are done."),
        ("农历十月十七开市。", "It opens on October 17 of the lunar calendar."),
        ("“3·15”晚会。", "The March 15 gala."),
        ("“7.20”特大暴雨。", "The torrential rain of July 20, 2021."),
        ("“9·11”事件。", "The 9/11 attacks."),
        ("近十年来缺水。", "Water has been short over the past decade."),
        ("证书编号2025ZJ0418，12B室。", "Certificate no. 2025ZJ0418, Room No. 12B."),
        ("存款（亿元）\n5863.2\n5412.7", "Deposits (RMB billion)\n586.32\n541.27"),
        ("营收（万元）\n348260", "Revenue (RMB'000)\n3,482,600"),
        ("单位：万人\n1262.4", "Unit: 10,000 people\n1,262.4"),
        ("增长100%。", "It doubled."),
        ("增长两倍。", "It has tripled."),
        (
            "规模以上工业增加值增长6%。",
            "Value added of firms with annual revenue of at least 20 million yuan grew by 6%.",
        ),
        ("近三年来，产量翻番。", "Output has doubled in the past three years."),
        ("实现两位数增长。", "Double-digit growth."),
        ("从2万人增至6万人。", "There are 60,000 people, up from 20,000."),
        ("26日，会议召开。", "The meeting was held on Thursday."),
        ("共有219个项目。", "There are 219 projects. All 219 have begun."),
        ("提供一站式服务，解决最后一公里问题。", "One-stop services for the last mile."),
        ("三甲医院与三农问题。", "Top hospitals, and farming."),
        ("自19时30分至21时。", "From 7.30 to 9 pm."),
        ("1至8月增长5%。", "It grew 5% in the first eight months."),
        ("八五折优惠。", "15% off."),
        ("新冠疫情以来。", "Since COVID-19."),
        ("2021年6月17日发射。", "It was launched on Thursday."),
        ("时速不得超过25公里。", "No more than 25 km/h."),
        ("跌幅逾12%。", "It fell as much as 12%."),
        ("乘坐神舟六号。", "He flew on Shenzhou VI."),
        ("三人获奖。", "The trio won."),
        ("1—3月增长5%。", "It grew 5% in the first quarter."),
        ("分别增长8%、7%和6%。", "They grew by 8, 7 and 6 percent respectively."),
        ("失业率为4.9%，下降0.2个百分点。", "It was 4.9%, compared with 5.1% before."),
        ("5月增速较上月回升。", "Growth last month was faster than in April."),
        ("获得7枚金牌，平了7枚的纪录。", "His seventh gold medal equals the record."),
        ("以百分之一秒获胜。", "He won by one-100th of one second."),
        ("1欧元兑1.29美元。", "The euro rose to $1.29."),
        ("PMI为49.0%，下降0.8个百分点。", "The PMI was 49.0, down 0.8 points."),
        ("今年7月增长10.8%。", "It rose 10.8% from a year earlier in July."),
        ("11日下午召开国会。", "The Diet convened on Monday afternoon."),
        ("总额50亿元（美元，下同），增加10亿元。", "It came to $5 billion, up $1 billion."),
        ("“两个一百年”奋斗目标。", "The two hundred-year goals."),
        ("三号视察指挥中心。", "He inspected the centre on November 3."),
        ("用别人五十分之一的预算。", "On one-fiftieth of the budget."),
        ("nubiaZ11mini的屏幕。", "The screen of the NubiaZ11mini."),
        ("首次突破万亿元大关。", "It passed the trillion-yuan mark."),
        ("6月份的一比七拆股计划。", "The June 7-to-1 share split."),
        ("用时1小时32分钟。", "It took one hour and 32 minutes."),
        ("长征二号F火箭。", "A Long March 2F rocket."),
        ("特别预算1.25万亿元新台币。", "A special budget of NT$1.25 trillion."),
        ("民国二十六年（1937年）冬。", "In the winter of 1937."),
        ("定于本月28日举行。", "It will be held on September 28."),
        ("北京冬奥村有20栋楼。", "The 20 blocks of the Olympic village."),
        ("“618”网络购物活动。", "The mid-year shopping festival."),
        ("由0.57%降至0.53%，下降0.04个百分点。", "It slipped from 0.57% to 0.53%."),
        ("2月8日到13日增长67%。", "From Feb. 8 to 13 it rose 67 percent."),
        ("2月8日到2月13日增长67%。", "Takings from Feb. 8 to 13 increased 67%."),
        ("每10人中有3人换过工作。", "Three in ten had changed jobs."),
        ("全天候网络剧场。", "A 24-hour online theatre."),
        ("走访二三十户人家。", "They called on two to three dozen families."),
        ("7月25日0—24时新增3例。", "Three new cases were reported on July 25."),
        ("产值增长640倍。", "Output went up 640 times at constant prices."),
        ("是全国均值的1.3倍。", "That is 30% above the national average."),
        ("上午8:30起飞。", "It took off at 8:30 am (08:30 p.m. EDT)."),
        ("突破20亿元，破20亿只用三天。", "It passed 2 billion yuan, in only three days."),
        ("西里770周二收盘上涨。", "Xili 770 closed higher on Tuesday."),
        ("幼崽重6磅。", "The cub weighs 6 pounds."),
        ("票价60港元。", "Tickets in Hong Kong are $60."),
        ("收受美金超过50万元。", "He took more than half a million US dollars."),
        ("睡眠少于6小时或多于9小时。", "They slept less than six hours or more than nine hours."),
        ("第三节反超。", "They took the lead in the third quarter."),
        ("（注7）当地就业增加。", "Local jobs grew.14"),
        ("负债1.7万亿元，现金38亿元。", "It owes Rmb1.7tn and holds Rmb3.8bn."),
        ("升温1.8摄氏度。", "It is 1.8C warmer."),
        ("气温跌至零下2.5摄氏度。", "It fell to 2.5C below zero."),
        ("电池支持1.5C充电。", "The battery charges at 1.5C."),
        ("最低零下21度。", "A low of 21 below zero."),
        ("50岁以下可报名。", "Those under the age of 50 may apply."),
        ("最低零下21度，次日零下19度。", "It was 21 degrees below zero, then minus 19 degrees."),
        ("船于7时驶离码头。", "The boat left the quay at 7 am."),
        ("早上6点至9点封路。", "The road is closed from 6:00 a.m. to 9:00 a.m."),
        ("下午2点到5点开放。", "It is open from 2 pm to 5 pm."),
        ("11月3日至8日停电。", "The power was off in the Nov. 3-8 period."),
        ("7月26日，12人获救。", "July 26 - 12 people were rescued."),
        ("占地164万平方米，可住3万人。", "It covers 1 640 000 square metres, for 30 000 people."),
        ("几十年来的愿望。", "A wish held for decades."),
        ("签下数十亿美元的合同。", "They signed a multibillion-dollar deal."),
        ("1978年前出生的人。", "Those born before 1978."),
        ("以2比1输给对手。", "They lost by a score of 2-1."),
        ("自08年5月起。", "Since May 2008."),
        ("07/08赛季夺冠。", "They won in the 2007/08 season."),
        ("涨幅不到4.5%。", "It rose by less than 4 and a half percent."),
        ("11胜5负3平。", "Eleven wins, five losses and three halves."),
        ("立着半米高的碑。", "There is a half-metre-high stone."),
        ("第41分钟进球。", "They scored in the 41st minute."),
        ("覆盖18个乡镇。", "It covers over 17 townships."),
        ("社保连续缴满七年。", "Insured for seven continuous years."),
        ("多名医生和八名护士到场。", "Several doctors and eight nurses came."),
        ("26日揭幕。", "It was unveiled on Thursday."),
        ("于当地时间0620起飞。", "It took off at 0620 local time."),
        ("利润降至3.06亿法郎。", "Profit fell to SFr306m."),
        ("两亿观众收看。", "A couple hundred million viewers watched."),
        ("震动持续三到四分钟左右。", "It shook for about three to four minutes."),
        ("历时约5至6个月。", "It takes about 5 to 6 months."),
        ("超过一半以上来自山区。", "More than half came from the hills."),
        ("每周运动7小时或更多。", "They train for seven or more hours a week."),
        ("这是第三次失利。", "It was a third League defeat."),
        ("降幅达两位数，仍加大投入。", "Despite a double-digit fall they are doubling down."),
        ("飞鱼一号试航。", "Feiyu-1, or “Flying Fish-1”, sailed."),
        ("Tracktheplanes36的数据已公布。", "Tracktheplanes36 published its data."),
        ("每套不会低于900万元。", "Each goes for at least 9 million yuan."),
        ("票价不得低于90元。", "Tickets cost no less than 90 yuan."),
        ("首次对接飞鱼一号。", "The first docking, with Flying Fish-1."),
        ("8月20日签约，26日揭幕。", "Signed on August 20, it was unveiled on Monday."),
        (
            "2023年12月29日试运行，1月3日开放。",
            "Tried on December 29, 2023; open from January 3, 2024.",
        ),
    ],
)
def test_what_faithful_translators_do_is_silent(zh: str, en: str) -> None:
    """Conversions, hedged rounding, repetition, implied dates and idioms are no differences."""
    assert compare(zh, en, TOLD) == ()


def test_a_figure_said_twice_must_be_right_both_times() -> None:
    """A repeated figure does not excuse a wrong one in its place."""
    found = only("五年后完工，这五年不停产。", "Done in six years, five years of work.")
    assert (found.fault, found.severity) == (Fault.VALUE, Severity.ERROR)
    found = only("三季度增长5%，快于一季度。", "It grew 5% in Q1, faster than in Q1.")
    assert (found.fault, found.severity) == (Fault.VALUE, Severity.ERROR)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("第二届峰会开幕。", "The 20th summit opened."),
        ("第二百二十六条：罚款。", "Article 2260 Fines."),
        ("连续三届夺冠。", "They won at thirty Games in a row."),
        ("成立200周年。", "It is the 2000th anniversary."),
        ("前二十名中有11人。", "There were 11 of the top 2."),
        ("每一张票在十秒内售出。", "Every ticket was gone in 1 second."),
        ("过去1年最好的时机。", "The best time in the past decade."),
        ("几百年来的愿望。", "A wish held for decades."),
        ("随着千人加入。", "As hundreds joined."),
        ("每天有几千辆车。", "There are a couple hundred cars a day."),
        ("签下数十万美元的合同。", "They signed a multibillion-dollar deal."),
        (
            "“万亿俱乐部”有26城，产值破万亿元。",
            "26 cities of the billion yuan club passed 1 trillion yuan.",
        ),
        ("升温15摄氏度。", "It is 1.5C warmer."),
        ("PM-25超标。", "Too much PM-2.5."),
        ("7时580分开车。", "It left at 7:58."),
        ("以20-1输给对手。", "They lost by a score of 2-1."),
        ("24小时值班。", "They are on duty 24/700."),
        ("汇率为10欧元兑1.29美元。", "The euro stood at $1.29."),
        ("罚200元至500元，再犯罚500元至5000元。", "200-5000 yuan, then 500-5000 yuan."),
        ("秦时属会稽郡。", "In the Qin Dynasty (2210-206 BC) it was of Kuaiji."),
    ],
)
def test_an_order_of_magnitude_is_always_an_error(zh: str, en: str) -> None:
    """In ranks, words, codes, times and conversions too, and where a figure is said twice."""
    assert any(each.severity is Severity.ERROR for each in compare(zh, en, TOLD))


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("1978年实施，1978年前出生的人。", "It began in 1978; those born before 1938."),
        (
            "前三季度增16%，前三季度投资增7%。",
            "Up 16% in the first three quarters; 7% in January-July.",
        ),
        ("从2021年起实施“十四五”规划。", "From 2001, the 14th Five-Year Plan (2021-25)."),
    ],
)
def test_a_year_or_month_more_is_an_error_where_the_chinese_has_its_own(zh: str, en: str) -> None:
    """Translators may supply dates, not change them beside the right one."""
    assert any(each.severity is Severity.ERROR for each in compare(zh, en, TOLD))


def test_a_date_said_in_ordinals_is_no_error() -> None:
    """Ordinals that say its day and month answer a date: the eighth day of the eighth month."""
    english = "It was the eighth day of the eighth month of 2019."
    found = compare("2019年8月8日，是个双八之日。", english, TOLD)
    assert all(each.severity is Severity.WARNING for each in found)


def test_a_wrong_conversion_is_no_gloss() -> None:
    """An amount in brackets that cannot be a conversion is reported."""
    found = compare("投资5000万元。", "The investment is 50 million yuan ($70 million).", TOLD)
    assert [each.fault for each in found] == [Fault.ADDED]


@pytest.mark.parametrize(
    ("zh", "en", "wrong"),
    [
        ("降雨可能超过半英寸。", "Over half an inch of rain is possible.", "half a foot"),
        ("走了半公里。", "They walked half a kilometre.", "half a mile"),
        ("挖出半吨土。", "Half a ton of earth was dug up.", "Half a kilogram"),
    ],
)
def test_half_a_unit_is_a_size_and_another_unit_another(zh: str, en: str, wrong: str) -> None:
    """半英寸 is half an inch, with no inch and no share beside it; half a foot is told."""
    right = re.search(r"[Hh]alf an? \w+", en)
    assert right is not None
    assert not compare(zh, en, TOLD)
    found = compare(zh, en.replace(right[0], wrong), TOLD)
    assert [each.severity for each in found] == [Severity.ERROR]


@pytest.mark.parametrize("unit", ["1", "一二三", "九", "1,234", "万亿", "two hundred "])
def test_an_endless_number_is_told_in_short(unit: str) -> None:
    """A number nobody could have meant stops nothing, and the message quotes its beginning."""
    endless = (unit * 5_000)[:20_000]
    for found in (*compare(f"共{endless}。", "None.", TOLD), *compare("无。", endless, TOLD)):
        assert len(found.message.en) < 300


def test_a_block_of_very_many_figures_is_compared_a_stretch_at_a_time() -> None:
    """Long tables are still compared: the right one is silent, one wrong number is found."""
    zh = "，".join(f"{number}人" for number in range(1000, 1500))
    en = ", ".join(f"{number} people" for number in range(1000, 1500))
    assert compare(zh, en, TOLD) == ()
    (found,) = compare(zh, en.replace("1237", "1273", 1), TOLD)
    assert found.severity is Severity.ERROR
