"""Words that hold numerals without saying a figure: names, set phrases, festivals."""

# A single numeral character counts only before a measure word, and 一, 两 are never missed: what
# stands here would be taken for a figure in spite of that.
ZH_IDIOMS = """
两个一百年 唯一 统一 之一 逐一 单一 同一 专一 不一 二维码 二手房 二手车 二次元 二线 二胎 二孩 三胎 三孩 二审 一审 再审 三农 三峡 三亚 三明 三门 三墩 三甲 三好学生 三明治 三角 三轮车
三星 三菱 三洋 三国 三沙 三江 三里屯 三里河 三元桥 三八节 三八妇女节 三人行 三严三实 三公 三思 三伏 三方 三位一体 三家村 三峰 三大件
四川 四合院 四季 四肢 四周 四处 四面 四方 四书五经 四大名著 四人帮 四个意识 四个自信 四史 四风 四强 四项基本原则 五官 五谷 五金 五角大楼 五星 五台山 五环 五花八门 五湖四海 五颜六色 五彩 五常 五眼联盟 五脏六腑 五行 五道口 五粮液
六和塔 六安 六盘水 六合 六神 七夕 七嘴八舌 七宝 七里河 七情六欲 八卦 八达岭 八路军 八字 八宝山 八八战略 八项规定 八仙 八方
九州 九江 九寨沟 九堡 九龙 九三学社 九华山 九重 九月九 十字 十足 十堰 十分(?![钟之]) 十全十美 双一流 百度 百货 百姓 百科 百合 百花 百般 百分比 百分百 百事 百老汇 百慕大 百色 百年大计 百里挑一 千万别 千万要 千万不
千岛湖 千岛 千禧 千古 千方百计 千山万水 千家万户 千变万化 千丝万缕 千篇一律 千载难逢 千奇百怪 千言万语 千军万马 千人计划 千万工程 万象 万事
万物 万豪 万达 万科 万岁 万能 万圣节 万众 万宁 万州 万里长城 万无一失 万水千山 万万 万隆 万分(?!之) 万一 万人空巷 万人计划 亿万富翁 亿万富豪
百万富翁 千万富翁 百花齐放 两会 十八罗汉 十三陵 二十四节气 三十六计 三十而立 七十二变 三三两两 三天两头 三言两语 三番五次 三番两次 朝三暮四
丢三落四 不三不四 乱七八糟 七上八下 横七竖八 四通八达 四面八方 四平八稳 四分五裂 三更半夜 三心二意 独一无二 三百六十行 九牛一毛 九死一生
十之八九 十有八九 五险一金 五水共治 六稳 六保 三大攻坚战 三令五申 五年规划 五年计划 三年行动 7×24 24/7 二战 一战 第二次世界大战
第一次世界大战 三振 三合会 三部曲 五大道 五大湖 二人转 二氧化 三皇五帝 三教九流 三顾茅庐 十里洋场 第三方 第三人 第三者 第三世界 第二故乡
第二课堂 第一时间 第一产业 第二产业 第三产业 最后一公里 第一夫人 万里 千里马 三七分 九九重阳 三八线 四六级 十字路口 三天三夜 五味 三维
""".split()

EN_IDIOMS = """
Five-Year Plans?|five-year plans?|24/7|9/11|fifty-fifty|fourth estate|million-dollar question|third[- ]part(?:y|ies)|third[- ]tier
|third world|zero tolerance|ground zero|zero-sum|net zero|three-dimensional|3-?D|World War (?:I{1,3}|One|Two)|seven seas
|Three Gorges|Five Eyes|Big (?:Four|Three|Five)|Formula (?:One|1)|Air Force One|Nineteen Eighty-Four|catch-22|cloud nine
|at sixes and sevens|sixth sense|Twenty20|ten-pin|four-letter|five-a-side|split second|seconds later|No\\. 1
|No\\. 10 Downing Street|Fortune 500|four seasons|Four Seasons|ten-year bond|five-star|four-star|three-star
""".replace("\n", "").strip()
