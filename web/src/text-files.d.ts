declare module "*.walk" {
  const text: string;
  export default text;
}
