import { describe, expect, it } from 'vitest'
import { deviceName } from '#lib/editors/device-name.ts'
import { isCommon, passwordSchema } from '#lib/editors/passwords.ts'

describe('a password', () => {
  it.each([
    '1234567890',
    '0987654321',
    'aaaaaaaaaa',
    'qwertyuiop',
    '1q2w3e4r5t',
    'password123',
    'iloveyou1234',
    '1111111111',
  ])('that is tried first is refused: %s', (password) => {
    expect(isCommon(password)).toBe(true)
    expect(passwordSchema.safeParse(password).error?.issues[0]?.message).toContain('太常见')
  })

  it.each([
    'lecong-2026-mei',
    '一个很长的密码 correct horse',
    'Tuesday rain over Shunde',
    '顺德乐从志愿者联合会 2026',
  ])('that is not is taken: %s', (password) => {
    expect(isCommon(password)).toBe(false)
  })
})

describe('deviceName', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36',
      'Windows 上的 Chrome',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'iPhone 上的 Safari',
    ],
    ['Mozilla/5.0 (Linux; Android 14) Chrome/131 Mobile MicroMessenger/8.0', 'Android 上的 微信'],
    ['', '未知设备'],
  ])('say what a person calls %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name)
  })
})
