import { linksIn } from './linked-text'

test('addresses are found, whatever stands around them', () => {
  expect(linksIn('请看https://www.example.cn/a?b=1，谢谢')).toEqual(['请看', 'https://www.example.cn/a?b=1', '，谢谢'])
  expect(linksIn('没有链接')).toEqual(['没有链接'])
  expect(linksIn('javascript:alert(1)')).toEqual(['javascript:alert(1)'])
})
