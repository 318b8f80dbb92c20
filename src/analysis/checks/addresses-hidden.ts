import { defineCheck } from './check';

export const addressesHidden = defineCheck({
  code: 'addresses-hidden',
  title: 'The listing hides its addresses',
  severity: 'warning',
  needs: ['present'],
  explanation: {
    when: 'Every address in a listing of /proc/iomem is zero, and no other listing of it shows them.',
    consequence: 'The listing tells nothing of where memory lies. It is no sign that there is none.',
    next: 'Read it again as root: sudo cat /proc/iomem.',
    source: 'r_show() of kernel/resource.c prints zeros to who lacks CAP_SYS_ADMIN.',
  },
  *run({ present }) {
    if (present.hidden === undefined || present.iomem !== undefined) return;
    yield {
      message: 'All addresses of this /proc/iomem are zero: it was read without the right to see them, so it tells nothing of memory. Read it again as root: sudo cat /proc/iomem.',
      at: present.hidden,
    };
  },
});
