import { defineTexts } from '../texts/texts';

export const queryTexts = defineTexts(
  {
    fileCut: '结果太大，文件只含前面的行（行数见文件名）。请增加条件或分批下载。',
  },
  {
    fileCut:
      'The answer is too large: the file holds only its first rows (see its name). Narrow it, or download it in parts.',
  },
);
