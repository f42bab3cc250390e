//! A SCORM 1.2 package: the pupil's page as one SCO, with its manifest. The page itself finds the
//! learning platform's `API` object and reports to it (`src/pupil/scorm.rs` of the app).

use super::{escaped, identifier, zip};
use crate::model::Exercise;

/// The package of a self-contained page. The exercise gives it its name; what is in it, key or no
/// key, is the page's.
pub fn package(exercise: &Exercise, page: &[u8]) -> Vec<u8> {
    zip::pack(&[("imsmanifest.xml", manifest(exercise).as_bytes()), ("index.html", page)])
}

fn manifest(exercise: &Exercise) -> String {
    MANIFEST
        .replace("@id@", &identifier(&exercise.id))
        .replace("@language@", &escaped(&exercise.language))
        .replace("@title@", &escaped(&super::title(exercise)))
}

/// By ADL's schemas of SCORM 1.2, with the metadata of IMS 1.2.1.
const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="@id@" version="1.2"
 xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
 xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
 <metadata>
  <schema>ADL SCORM</schema>
  <schemaversion>1.2</schemaversion>
  <imsmd:lom>
   <imsmd:general>
    <imsmd:title><imsmd:langstring xml:lang="@language@">@title@</imsmd:langstring></imsmd:title>
    <imsmd:language>@language@</imsmd:language>
   </imsmd:general>
  </imsmd:lom>
 </metadata>
 <organizations default="exercises">
  <organization identifier="exercises">
   <title>@title@</title>
   <item identifier="exercise" identifierref="page" isvisible="true">
    <title>@title@</title>
   </item>
  </organization>
 </organizations>
 <resources>
  <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
   <file href="index.html"/>
  </resource>
 </resources>
</manifest>
"#;
