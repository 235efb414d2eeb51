import { transliterated, type NameList } from "./spelling.ts";

/** Chinese names: `characters|Pinyin|other spellings`. Surname first in characters. */
export const chinese: NameList = {
  male: transliterated(`伟|Wei, 强|Qiang, 磊|Lei, 军|Jun, 勇|Yong, 杰|Jie, 涛|Tao, 明|Ming, 超|Chao, 刚|Gang,
    平|Ping, 辉|Hui, 鹏|Peng, 志强|Zhiqiang|Zhi Qiang|Zhi-qiang, 建国|Jianguo|Jian Guo|Jian-guo,
    国强|Guoqiang|Guo Qiang, 海涛|Haitao|Hai Tao, 文博|Wenbo|Wen Bo, 俊杰|Junjie|Jun Jie|Jun-jie,
    浩然|Haoran|Hao Ran, 天明|Tianming|Tian Ming, 小龙|Xiaolong|Xiao Long, 永康|Yongkang|Yong Kang,
    振华|Zhenhua|Zhen Hua, 德明|Deming|De Ming, 少华|Shaohua|Shao Hua, 家豪|Jiahao|Jia Hao,
    宏伟|Hongwei|Hong Wei, 立新|Lixin|Li Xin, 庆林|Qinglin|Qing Lin`),
  female:
    transliterated(`芳|Fang, 娜|Na, 敏|Min, 静|Jing, 丽|Li, 艳|Yan, 秀英|Xiuying|Xiu Ying, 桂英|Guiying|Gui Ying,
    玉兰|Yulan|Yu Lan, 丽华|Lihua|Li Hua, 雪梅|Xuemei|Xue Mei, 晓燕|Xiaoyan|Xiao Yan`),
  surnames:
    transliterated(`王|Wang, 李|Li, 张|Zhang, 刘|Liu, 陈|Chen, 杨|Yang, 黄|Huang, 赵|Zhao, 吴|Wu, 周|Zhou,
    徐|Xu, 孙|Sun, 马|Ma, 朱|Zhu, 胡|Hu, 郭|Guo, 何|He, 林|Lin, 高|Gao, 罗|Luo, 郑|Zheng, 梁|Liang, 谢|Xie,
    宋|Song, 唐|Tang, 许|Xu, 韩|Han, 邓|Deng, 冯|Feng, 曹|Cao, 彭|Peng, 曾|Zeng, 萧|Xiao, 田|Tian, 董|Dong,
    潘|Pan, 袁|Yuan, 蔡|Cai, 蒋|Jiang, 余|Yu, 于|Yu, 杜|Du, 叶|Ye, 程|Cheng, 魏|Wei, 苏|Su, 吕|Lü, 丁|Ding,
    沈|Shen, 任|Ren, 姚|Yao, 卢|Lu, 钟|Zhong, 姜|Jiang, 崔|Cui, 谭|Tan, 陆|Lu, 汪|Wang, 范|Fan, 金|Jin`),
};
