/** Well-known passwords of ten characters and more; shorter ones are refused for their length. Lower case. */
const LIST = `
1234567890 0123456789 0987654321 9876543210 12345678910 123456789a a123456789 123456789q q123456789 1234567890a
a1234567890 1234567891 1234567899 1234512345 1231231231 1122334455 1122334455a 1020304050 1111122222 5201314520
52013145201314 5201314aaa 1314520520 woaini1314 woaini1314520 woaini5201314 woaini520520 woaini123456 woaini1314521
aini1314520 aini5201314 iloveyou1314 iloveyou520 iloveyou123 iloveyou1234 iloveyou12345 iloveyouforever woaiwojia
woaiwojia520 wodemima123 wodemima1234 mima123456 mima1234567 caonima123 caonima1234 nihao123456 nihao12345 nihao1234567
zhangwei123 wangwei123 xiaoming123 laoshi123456 laoshi1234 laoshi12345 jiaoshi123456 jiaoshi1234 xuexiao123456
xuexiao123 xuesheng123 shiyanxiaoxue xiaoxue123456 admin123456 admin1234567 admin12345 admin12345678 admin123456789
administrator administrator1 administrator123 root123456 root1234567 root123456789 test123456 test1234567 teacher123
teacher1234 teacher12345 teacher123456 student123 student123456 school1234 school123456 password10 password11
password12 password123 password1234 password12345 password123456 password1! passw0rd123 p@ssw0rd123 p@ssword123
p@ssw0rd1234 pa55word123 pass123456 pass1234567 passwordpassword mypassword1 newpassword letmein123 letmein1234
welcome123 welcome1234 welcome12345 changeme123 changeme1234 default123 qwertyuiop qwertyuiop1 qwertyuiop123
qwertyuiop[] qwertyuiopasdfghjkl qwerty1234 qwerty12345 qwerty123456 qwert12345 qwert123456 qwer123456 qwer12345678
qwer1234qwer asdfghjkl1 asdfghjkl; asdfghjkl123 asdf123456 asdfasdf12 asdf1234asdf zxcvbnm123 zxcvbnm1234 zxcvbnm,./
zxcvbnm123456 zxcv123456 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc123 qazwsx1234
qazwsx123456 1qaz@wsx3edc !qaz2wsx3edc zaq12wsxcde3 zaq1zaq1zaq1 q1w2e3r4t5 q1w2e3r4t5y6 abc1234567 abc123456789
abcd123456 abcd12345678 abcd1234abcd abcde12345 abcdef1234 abcdef123456 abcdefghij abcdefg123 abcdefg1234 abcdefg123456
aa12345678 aa123456789 aaa123456789 aaaa123456 a12345678910 abcabcabc1 asd123456789 asdasd123456 qwe123456789
qweqwe123456 qweasdzxc1 qweasdzxc123 zxc123456789 zhongguo123 zhongguo1949 beijing2008 china123456 chinachina1
woshishui123 wohenaini1 wangyut123 football123 basketball1 basketball123 princess123 superman123 sunshine123 monkey1234
dragon123456 dragon1234 master12345 michael123 jordan1234 computer123 internet123 samsung123 huawei1234 huawei12345
huawei@123 huawei@1234 xiaomi1234 xiaomi123456 lenovo1234 lenovo123456 windows123 tencent123 tongtang123 tongtang1234
tongtang123456 zhuandiketang zhuandi123456
`;

/** See LIST. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter((word) => word !== ''));
